/**
 * Slices of text by code points. The API counts in Unicode code points, JavaScript strings in UTF-16
 * units: the two differ from the first emoji on.
 */

export interface Span {
  start: number;
  end: number;
}

export interface Segment {
  /** Where the segment begins, in code points. */
  start: number;
  text: string;
  marked: boolean;
}

export function sliceCodePoints(text: string, { start, end }: Span): string {
  return Array.from(text).slice(start, end).join("");
}

/** The text in order, cut where marks begin and end; overlapping and touching spans become one. */
export function segments(text: string, spans: Span[]): Segment[] {
  const points = Array.from(text);
  const found: Segment[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) found.push({ start: at, text: points.slice(at, end).join(""), marked });
    at = Math.max(at, end);
  };
  for (const span of union(spans, points.length)) {
    add(span.start, false);
    add(span.end, true);
  }
  add(points.length, false);
  return found;
}

function union(spans: Span[], length: number): Span[] {
  const inside = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of inside) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
