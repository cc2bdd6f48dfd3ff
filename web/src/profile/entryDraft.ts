/** An entry of a collection as it stands in its form: all text. */

import type { FieldProblem } from "../shared/api/problem";
import { endInMonths, NOT_A_DATE, parseDate, startInMonths } from "../shared/dates";
import { itemsOf, REQUIRED } from "../shared/drafts";
import type { Field } from "./collections";
import { completed, isWebAddress, NOT_AN_ADDRESS } from "./links";

export type EntryDraft = Record<string, string>;

const PERIODS = [
  ["start", "end", "The end lies before the start."],
  ["issued", "expires", "It would end before it was given."],
] as const;

/** Of an entry, or empty for a new one; a choice begins with its first option. */
export function entryDraftOf(fields: readonly Field[], entry?: object): EntryDraft {
  const given = (entry ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map((field) => [field.name, textOf(field, given[field.name])] as const),
  );
}

function textOf({ kind, options }: Field, value: unknown): string {
  if (Array.isArray(value)) return value.join(kind === "lines" ? "\n" : ", ");
  return typeof value === "string" ? value : (options?.[0]?.[0] ?? "");
}

/** What the API takes: empty text is no value. Of what is kept already only what was touched. */
export function contentOf(
  fields: readonly Field[],
  draft: EntryDraft,
  kept?: object,
): Record<string, unknown> {
  const before = (kept ?? {}) as Record<string, unknown>;
  const touched = kept ? fields.filter((one) => isTouched(one, draft, before)) : fields;
  return Object.fromEntries(
    touched.map((field) => [
      field.name,
      valueFor(field, draft[field.name] ?? "", before[field.name]),
    ]),
  );
}

function isTouched(field: Field, draft: EntryDraft, before: Record<string, unknown>): boolean {
  return (draft[field.name] ?? "") !== textOf(field, before[field.name]);
}

function valueFor({ kind }: Field, typed: string, before: unknown): unknown {
  const items = Array.isArray(before) ? before : [];
  if (kind === "items") return itemsOf(typed, /[,\n]/, items);
  if (kind === "lines") return itemsOf(typed, "\n", items);
  if (kind === "link") return completed(typed) || null;
  return typed.trim() || null;
}

/** What can be told before the API has to. */
export function entryProblems(fields: readonly Field[], draft: EntryDraft): FieldProblem[] {
  const problems = fields.flatMap((field) => {
    const message = problemWith(field, (draft[field.name] ?? "").trim());
    return message ? [{ field: field.name, message }] : [];
  });
  return [...problems, ...periodProblems(draft)];
}

function problemWith({ kind, required, most }: Field, typed: string): string | null {
  if (!typed) return required ? REQUIRED : null;
  if (kind === "date" && !parseDate(typed)) return NOT_A_DATE;
  if (kind === "link" && !isWebAddress(typed)) return NOT_AN_ADDRESS;
  if (kind === "items" && itemsOf(typed, /[,\n]/).some((item) => item.length > (most ?? 200)))
    return `Each may have ${most} characters at most. Separate them by commas.`;
  return null;
}

function periodProblems(draft: EntryDraft): FieldProblem[] {
  return PERIODS.flatMap(([first, last, message]) => {
    const start = startInMonths(draft[first] ?? "");
    const end = endInMonths(draft[last] ?? "");
    return start !== null && end !== null && end <= start ? [{ field: last, message }] : [];
  });
}
