/** What somebody is changing about the profile: only that is sent, and only that can clash. */

import type { FieldProblem } from "../shared/api/problem";
import { completed, isWebAddress, NOT_AN_ADDRESS } from "./links";
import type { Profile, ProfileChanges } from "./shapes";

export const FIELDS = [
  "full_name",
  "headline",
  "bio",
  "email",
  "phone",
  "location",
  "linkedin_url",
  "github_url",
  "website_url",
  "career_objective",
  "career_goals",
] as const;
const LINKS: readonly Field[] = ["linkedin_url", "github_url", "website_url"];

export type Field = (typeof FIELDS)[number];

/** What stood there when somebody began to type, and what they typed. */
export interface Edit {
  from: string;
  to: string;
}
export type Edits = Partial<Record<Field, Edit>>;

type Saved = Pick<Profile, Field>;

export function shownIn(field: Field, edits: Edits, saved: Saved): string {
  return edits[field]?.to ?? saved[field] ?? "";
}

export function edited(field: Field, to: string, edits: Edits, saved: Saved): Edits {
  return { ...edits, [field]: { from: edits[field]?.from ?? saved[field] ?? "", to } };
}

/** The fields that differ from what is saved; what was emptied is cleared. */
export function changesOf(edits: Edits, saved: Saved): ProfileChanges {
  const differing = FIELDS.flatMap((field) => {
    const edit = edits[field];
    if (!edit) return [];
    const value = valueFor(field, edit.to);
    return value === (saved[field] ?? null) ? [] : [[field, value] as const];
  });
  return Object.fromEntries(differing);
}

function valueFor(field: Field, typed: string): string | null {
  return (LINKS.includes(field) ? completed(typed) : typed.trim()) || null;
}

/** The fields that were saved anew elsewhere after somebody had begun to type in them. */
export function clashesOf(edits: Edits, saved: Saved): Field[] {
  return FIELDS.filter((field) => {
    const edit = edits[field];
    const now = saved[field] ?? "";
    return edit && edit.from !== now && valueFor(field, edit.to) !== (now || null);
  });
}

/** The edits as begun from what is saved now: they are saved over it. */
export function basedOn(saved: Saved, edits: Edits): Edits {
  return Object.fromEntries(
    Object.entries(edits).map(([field, { to }]) => [
      field,
      { from: saved[field as Field] ?? "", to },
    ]),
  );
}

/** What is left once `sent` was saved: what was typed meanwhile, as begun from what was sent. */
export function afterSaving(sent: Edits, edits: Edits): Edits {
  const left = Object.entries(edits).flatMap(([field, edit]) => {
    const before = sent[field as Field];
    if (!before) return [[field, edit] as const];
    const from = valueFor(field as Field, before.to) ?? "";
    return before.to === edit.to ? [] : [[field, { from, to: edit.to }] as const];
  });
  return Object.fromEntries(left);
}

/** What can be told before the API has to. */
export function problemsOf(edits: Edits): FieldProblem[] {
  return LINKS.flatMap((field) => {
    const typed = edits[field]?.to.trim();
    return typed && !isWebAddress(typed) ? [{ field, message: NOT_AN_ADDRESS }] : [];
  });
}
