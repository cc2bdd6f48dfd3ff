/** When a question that was refused for a moment is asked again by itself. */

import { ApiProblem } from "./api/problem";

const TRIES = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** Not where the service asks for more patience than anybody has before an empty page: that is said. */
export function isAskedAgain(failures: number, problem: unknown): boolean {
  if (!(problem instanceof ApiProblem) || !problem.isPassing) return false;
  return failures < TRIES && (problem.retryAfter ?? 0) * 1000 <= LONGEST_WAIT_MS;
}

/** In milliseconds: as long as the service asks for, else ever longer. */
export function waitBefore(failures: number, problem: unknown): number {
  const asked = problem instanceof ApiProblem ? problem.retryAfter : null;
  return asked === null ? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) : asked * 1000;
}
