/** What the sign-in page says to somebody who has just closed their account. */

import { parseDate, readableDate } from "../shared/dates";

export type Closed = "deactivated" | "deleted";

/** Where to go after closing an account; `until` is the day on which it is erased. */
export function farewellAddress(done: Closed, until?: string): string {
  const told = new URLSearchParams({ done, ...(until && { until: until.slice(0, 10) }) });
  return `/sign-in?${told}`;
}

export function farewellOf(told: URLSearchParams): string | null {
  const done = told.get("done");
  if (done === "deactivated")
    return "Your account is at rest, and every device is signed out. Sign in whenever you want it back.";
  if (done === "deleted") {
    // Nothing but a date is taken over from an address, which anybody may have written.
    const until = told.get("until") ?? "";
    const day = parseDate(until) && readableDate(until);
    return `Your account is closed${day ? `, and on ${day} everything in it is erased` : ""}. Until then you can keep it: sign in, and say so.`;
  }
  return null;
}
