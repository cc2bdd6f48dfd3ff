/** What an API key may do and for how long, in words. */

import type { ApiKey, Scope } from "../shared/api/types";

const SCOPE_WORDS: Record<Scope, string> = {
  "records:read": "read your record",
  "records:write": "change your record",
  "resumes:read": "read your resumes",
  "resumes:write": "make and change resumes",
  account: "see your account and your devices, but not change who can open it",
};

export const SCOPES = Object.entries(SCOPE_WORDS) as Array<[Scope, string]>;

export function scopesInWords(scopes: readonly Scope[]): string {
  const words = scopes.map((scope) => SCOPE_WORDS[scope] ?? scope);
  return `May ${new Intl.ListFormat("en").format(words)}`;
}

export const LIFETIMES = [
  ["30", "30 days"],
  ["90", "90 days"],
  ["365", "A year"],
  ["", "Until I remove it"],
] as const;

/** The moment that many days from now; none where no number is given. */
export function expiryIn(days: string, now = Date.now()): string | null {
  return days ? new Date(now + Number(days) * 86_400_000).toISOString() : null;
}

export function isOver({ expires_at }: Pick<ApiKey, "expires_at">, now = Date.now()): boolean {
  return expires_at !== null && Date.parse(expires_at) <= now;
}
