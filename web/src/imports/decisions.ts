/** What becomes of each entry of an import, and what is sent of it. */

import type { Conflict, Decision, Found, FoundEntry } from "../shared/api/types";
import { entriesOf, KINDS } from "./wording";

export type Action = Decision["action"];

export interface Choices {
  actions: Record<string, Action>;
  /** What was filled in where a field had a problem: by entry key, then by field. */
  completed: Record<string, Record<string, string>>;
}

export const NO_CHOICES: Choices = { actions: {}, completed: {} };

/** As the API has it: what is in the record stays, what has problems waits, the rest is added. */
export function actionOf(
  entry: FoundEntry,
  conflict: Conflict | undefined,
  choices: Choices,
): Action {
  const chosen = choices.actions[entry.key];
  if (chosen) return chosen;
  if (conflict) return "skip";
  return entry.problems.length && !isCompleted(entry, choices) ? "skip" : "add";
}

/** Whether every field with a problem has been filled in. */
export function isCompleted(entry: FoundEntry, { completed }: Choices): boolean {
  return entry.problems.every(({ field }) => completed[entry.key]?.[field]?.trim());
}

/** Only a field that is one text can be completed here. */
export function canComplete(entry: FoundEntry): boolean {
  return entry.problems.every(
    ({ field }) =>
      /^\w+$/.test(field) && ["string", "undefined"].includes(typeof entry.content[field]),
  );
}

/** Decisions by key; what is left at its default is not sent. */
export function decisionsOf(
  found: Found,
  conflicts: Conflict[],
  choices: Choices,
): Record<string, Decision> {
  const entries = KINDS.flatMap(([kind]) => entriesOf(found, kind));
  const decisions: Record<string, Decision> = {};
  for (const entry of found.profile ? [...entries, found.profile] : entries) {
    const conflict = conflicts.find(({ key }) => key === entry.key);
    const action = actionOf(entry, conflict, choices);
    const content = contentOf(entry, choices);
    if (choices.actions[entry.key] || content) decisions[entry.key] = { action, content };
  }
  return decisions;
}

function contentOf(entry: FoundEntry, { completed }: Choices): Decision["content"] {
  if (!entry.problems.length || !completed[entry.key]) return null;
  const filled = Object.entries(completed[entry.key] ?? {}).map(([field, value]) => [
    field,
    value.trim(),
  ]);
  return { ...entry.content, ...Object.fromEntries(filled) };
}
