import { expect, test } from "vitest";
import { LONGEST_WAIT, nextWait, PATIENCE, SHORTEST_WAIT } from "./polling";

/** Moments of asking, in seconds after a change, when every answer comes at once. */
function moments(until: number): number[] {
  const asked = [];
  let elapsed = 0;
  while (elapsed <= until) {
    const wait = nextWait(elapsed);
    if (wait === false) break;
    elapsed += wait;
    asked.push(elapsed / 1000);
  }
  return asked;
}

test("the wait doubles from a second up to fifteen", () => {
  expect(moments(60_000)).toEqual([1, 2, 4, 8, 16, 31, 46, 61]);
});

test("no wait is shorter than the shortest or longer than the longest", () => {
  for (let elapsed = 0; elapsed <= PATIENCE; elapsed += 777) {
    const wait = nextWait(elapsed);
    expect(wait).toBeGreaterThanOrEqual(SHORTEST_WAIT);
    expect(wait).toBeLessThanOrEqual(LONGEST_WAIT);
  }
});

test("after ten minutes without a change nothing is expected any more", () => {
  expect(nextWait(PATIENCE + 1)).toBe(false);
});
