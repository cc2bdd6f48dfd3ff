/** An excerpt as it is shown: its matches counted from its own beginning. */

import type { RecordHit } from "../shared/api/types";
import type { Span } from "../shared/codePoints";

export interface Shown {
  text: string;
  spans: Span[];
  /** Whether the field begins before it. */
  before: boolean;
  /** Whether it stops in the middle of a sentence. */
  after: boolean;
}

export function excerptShown({
  excerpt,
  matches,
}: Pick<RecordHit, "excerpt" | "matches">): Shown | null {
  if (!excerpt) return null;
  const spans = matches
    .filter(
      ({ field, start, end }) =>
        field === excerpt.field && start < excerpt.end && end > excerpt.start,
    )
    .map(({ start, end }) => ({ start: start - excerpt.start, end: end - excerpt.start }));
  const after = !/[.!?。！？…]\s*$/u.test(excerpt.text) && Array.from(excerpt.text).length > 150;
  return { text: excerpt.text, spans, before: excerpt.start > 0, after };
}
