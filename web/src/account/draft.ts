/** What a person changes about name, language and time zone: only that is sent. */

import type { User } from "../shared/api/types";

const FIELDS = ["first_name", "last_name", "locale", "timezone"] as const;

type Field = (typeof FIELDS)[number];

export type Draft = Record<Field, string>;
export type Changes = Partial<Record<Field, string | null>>;

export const LANGUAGES = [
  ["en", "English"],
  ["fr", "Français"],
] as const;

export function draftOf(user: User): Draft {
  return {
    first_name: user.first_name ?? "",
    last_name: user.last_name ?? "",
    locale: languageOf(user.locale),
    timezone: user.timezone,
  };
}

/** The one of our languages that a locale such as `fr-CA` means. */
export function languageOf(locale: string | undefined): (typeof LANGUAGES)[number][0] {
  return locale?.slice(0, 2) === "fr" ? "fr" : "en";
}

/** The fields that differ from the account; an emptied name is cleared. */
export function changed(user: User, draft: Draft): Changes {
  const before = draftOf(user);
  const differing = FIELDS.filter((field) => draft[field].trim() !== before[field]);
  return Object.fromEntries(differing.map((field) => [field, draft[field].trim() || null]));
}

/** All time zones that the browser knows, with this browser's own and the account's among them. */
export function timezones(current: string): Array<readonly [string, string]> {
  const known = Intl.supportedValuesOf("timeZone");
  const names = new Set(["UTC", current, ...known]);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...names]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => [name, readable(name) + (name === here ? " (this device)" : "")] as const);
}

function readable(name: string): string {
  return name.replaceAll("_", " ").replaceAll("/", " / ");
}
