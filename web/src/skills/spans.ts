/** When a skill was used, as bars on an axis of years. */

import { endInMonths, startInMonths } from "../shared/dates";
import type { Skill } from "./shapes";

/** Times in months since year 0. `known` where experiences say so, else reckoned from years and last use. */
export interface Span {
  start: number;
  end: number;
  known: boolean;
}

interface Post {
  id: string;
  start_date: string;
  end_date?: string | null;
  is_current: boolean;
}

/** The stretches of the experiences that use the skill, touching ones as one; `now` in months. */
export function spansOf(skill: Skill, posts: ReadonlyMap<string, Post>, now: number): Span[] {
  const used = skill.sources.flatMap((id) => {
    const post = posts.get(id);
    const start = post && startInMonths(post.start_date);
    if (!post || start == null) return [];
    const end = post.is_current || !post.end_date ? now : (endInMonths(post.end_date) ?? now);
    return [{ start, end: Math.max(end, start + 1), known: true }];
  });
  return used.length ? union(used) : reckoned(skill, now);
}

function union(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

/** What its owner says: so many years, up to the last use. */
function reckoned({ years, first_used, last_used }: Skill, now: number): Span[] {
  const end = (last_used && endInMonths(last_used)) || now;
  const first = first_used ? startInMonths(first_used) : null;
  const start = first ?? (years ? Math.min(end, now) - years * 12 : null);
  if (start === null) return [];
  return [{ start, end: Math.max(Math.min(end, now), start + 1), known: false }];
}

export interface Axis {
  /** In months, on a new year. */
  from: number;
  to: number;
  /** Years with a line. */
  ticks: number[];
}

const MOST_TICKS = 5;

/** From the first use of any skill to now, with few enough years for a narrow screen. */
export function axisOf(spans: Span[], now: number): Axis | null {
  if (!spans.length) return null;
  const earliest = Math.floor(Math.min(...spans.map(({ start }) => start)) / 12);
  const from = Math.min(earliest, Math.floor(now / 12) - 1);
  const years = now / 12 - from;
  const step = [1, 2, 5, 10, 20].find((count) => years / count <= MOST_TICKS) ?? 25;
  const ticks = [];
  for (let year = Math.ceil(from / step) * step; year * 12 <= now; year += step) ticks.push(year);
  return { from: from * 12, to: now, ticks };
}

/** Where a moment lies, in per cent of the axis. */
export function placeOn({ from, to }: Pick<Axis, "from" | "to">, month: number): number {
  return Math.min(100, Math.max(0, ((month - from) / (to - from)) * 100));
}

export function monthNow(today = new Date()): number {
  return today.getFullYear() * 12 + today.getMonth() + 1;
}
