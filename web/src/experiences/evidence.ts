/** Which words of an experience carry a claim. */

import type { Enrichment, Evidence, Experience } from "../shared/api/types";
import { type Span, sliceCodePoints } from "../shared/codePoints";

const LIST_ITEM = /^(\w+)\[(\d+)\]$/;

/** The text at an address such as `description` or `achievements[2]`; null where there is none. */
export function textAt(experience: Experience, field: string): string | null {
  const item = LIST_ITEM.exec(field);
  const value = (experience as Record<string, unknown>)[item?.[1] ?? field];
  const found = item && Array.isArray(value) ? value[Number(item[2])] : value;
  return typeof found === "string" ? found : null;
}

/** Evidence counts only while its words stand where it says. */
export function holds(experience: Experience, evidence: Evidence): boolean {
  const text = textAt(experience, evidence.field);
  return (
    evidence.record_id === experience.id &&
    text !== null &&
    sliceCodePoints(text, evidence) === evidence.text
  );
}

export function spansIn(field: string, shown: ReadonlyArray<{ field: string } & Span>): Span[] {
  return shown.filter((one) => one.field === field);
}

/** The quoted words of evidence, each once. */
export function quotes(evidence: Evidence[]): string[] {
  return [...new Set(evidence.map((one) => one.text))];
}

/** Achievements and highlights, those of the same words once. */
export function achievementsOf({ enrichment }: Experience): Enrichment["achievements"] {
  const texts = new Set(enrichment.achievements.map((one) => one.text));
  return [
    ...enrichment.achievements,
    ...enrichment.highlights.filter((one) => !texts.has(one.text)),
  ];
}

/** The field that the evidence covers from end to end, such as `achievements[2]`; null for a part. */
export function wholeField(experience: Experience, evidence: Evidence[]): string | null {
  const [only] = evidence;
  if (!only || evidence.length > 1 || !LIST_ITEM.test(only.field)) return null;
  return holds(experience, only) && textAt(experience, only.field) === only.text
    ? only.field
    : null;
}
