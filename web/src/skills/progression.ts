/** The drawing of a progression: scores over time, and below them the months of use in each year. */

import type { FieldProblem } from "../shared/api/problem";
import { NOT_A_DATE, parseDate, startInMonths } from "../shared/dates";
import type { Assessment, Progression } from "./shapes";

export interface Drawing {
  /** In months since year 0. */
  from: number;
  to: number;
  points: Array<{ id: string; x: number; y: number; assessment: Assessment }>;
  /** The line through the points, as `points` of a polyline. */
  line: string;
  bars: Array<{ year: number; months: number; x: number; width: number; height: number }>;
  years: Array<{ year: number; x: number }>;
}

export interface Frame {
  width: number;
  /** Of the part with the scores, and of the part with the bars. */
  scores: number;
  bars: number;
}

const LABEL_ROOM = 46;
const BAR_GAP = 2;

/** Places everything in pixels from the top left of its own part; null where there is nothing to draw. */
export function drawn(progression: Progression, frame: Frame, thisYear: number): Drawing | null {
  const assessed = [...progression.assessments].sort((a, b) =>
    a.assessed_on.localeCompare(b.assessed_on),
  );
  const years = [
    ...progression.years.map(({ year }) => year),
    ...assessed.map(({ assessed_on: on }) => Number(on.slice(0, 4))),
  ];
  if (!years.length || frame.width <= 0) return null;
  const from = Math.min(...years) * 12;
  const to = (Math.max(thisYear, ...years) + 1) * 12;
  const scale = (month: number) => ((month - from) / (to - from)) * frame.width;
  const points = assessed.map((assessment) => ({
    id: assessment.id,
    x: scale(startInMonths(assessment.assessed_on) ?? from),
    y: frame.scores - (assessment.score * frame.scores) / 100,
    assessment,
  }));
  return {
    from,
    to,
    points,
    line: points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "),
    bars: progression.years.map(({ year, months }) => ({
      year,
      months,
      x: scale(year * 12) + BAR_GAP / 2,
      width: Math.max(1, scale(year * 12 + 12) - scale(year * 12) - BAR_GAP),
      height: (Math.min(12, months) / 12) * frame.bars,
    })),
    years: labelled(from / 12, to / 12, scale),
  };
}

function labelled(first: number, end: number, scale: (month: number) => number) {
  const room = scale((first + 1) * 12);
  const step = [1, 2, 5, 10].find((count) => count * room >= LABEL_ROOM) ?? 20;
  const found = [];
  for (let year = Math.ceil(first / step) * step; year < end; year += step)
    found.push({ year, x: scale(year * 12) });
  return found;
}

/** "+6 points a year"; rounded, and nothing where it cannot be told. */
export function growthSaid(rate: number | null): string | null {
  if (rate === null) return null;
  const points = Math.round(rate * 10) / 10;
  if (points === 0) return "Steady over the years";
  const sign = points > 0 ? "+" : "−";
  const size = Math.abs(points);
  return `${sign}${size} ${size === 1 ? "point" : "points"} a year`;
}

/** A score that somebody typed, 0 to 100, or null. */
export function scoreOf(typed: string): number | null {
  const trimmed = typed.trim();
  const score = Number(trimmed);
  return /^\d{1,3}$/.test(trimmed) && score <= 100 ? score : null;
}

/** What is wrong with a score and its date, before the API has to say it. */
export function assessmentProblems(score: string, on: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (scoreOf(score) === null)
    problems.push({ field: "score", message: "A whole number from 0 to 100." });
  if (on.trim() && !parseDate(on)) problems.push({ field: "assessed_on", message: NOT_A_DATE });
  return problems;
}
