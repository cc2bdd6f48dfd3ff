/** Moments of the account as people say them. */

import type { Session } from "../shared/api/types";

const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
const DAYS_SAID_AS_AGO = 7;

/** "just now", "3 hours ago", "yesterday"; after a week the date. */
export function readableAgo(moment: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  if (seconds > DAYS_SAID_AS_AGO * 86_400) return `on ${readableMoment(moment, "date")}`;
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const step = STEPS.find(([, length]) => seconds >= length);
  return step ? words.format(-Math.floor(seconds / step[1]), step[0]) : "just now";
}

type Device = Pick<Session, "current" | "last_activity" | "signed_in_at" | "ip">;

/** When a device was last active, when somebody signed in on it, and from which network address. */
export function deviceFacts({ current, last_activity, signed_in_at, ip }: Device, now?: number) {
  const active = current ? "active now" : `last active ${readableAgo(last_activity, now)}`;
  const from = ip ? ` from the address ${ip}` : "";
  return `${active} · signed in on ${readableMoment(signed_in_at)}${from}`;
}

/** A day, or a day with its time, in the reader's own form. */
export function readableMoment(moment: string, form: "date" | "time" = "time"): string {
  const date = new Date(moment);
  if (form === "date") return date.toLocaleDateString(undefined, { dateStyle: "medium" });
  return date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
