/** Where posts lie in time: concurrent ones side by side, the time between them visible. */

import { endInMonths, startInMonths } from "../shared/dates";

export interface Post {
  id: string;
  start_date: string;
  end_date?: string | null;
  is_current: boolean;
}

/** Times in months since year 0; `lane` counts from 0. */
export interface Placed<P extends Post> {
  post: P;
  start: number;
  end: number;
  lane: number;
}

export interface Period {
  start: number;
  end: number;
}

const SHORTEST_GAP = 1.5;

/** Every post with its time and the first lane that is free then, in the order of their starts. */
export function placeInLanes<P extends Post>(posts: P[], now: number): Placed<P>[] {
  const free: number[] = [];
  return posts
    .map((post) => ({ post, ...timeOf(post, now) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((placed) => {
      const found = free.findIndex((until) => until <= placed.start);
      const lane = found === -1 ? free.length : found;
      free[lane] = placed.end;
      return { ...placed, lane };
    });
}

/** The stretches between the first start and the last end that no post covers. */
export function gapsBetween(periods: Period[]): Period[] {
  const gaps: Period[] = [];
  let covered = Number.POSITIVE_INFINITY;
  for (const { start, end } of [...periods].sort((a, b) => a.start - b.start)) {
    if (start - covered >= SHORTEST_GAP) gaps.push({ start: covered, end: start });
    covered = covered === Number.POSITIVE_INFINITY ? end : Math.max(covered, end);
  }
  return gaps;
}

function timeOf(post: Post, now: number): Period {
  const start = startInMonths(post.start_date) ?? now;
  const end = post.is_current || !post.end_date ? now : (endInMonths(post.end_date) ?? now);
  return { start, end: Math.max(end, start + 0.5) };
}
