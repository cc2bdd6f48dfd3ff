import { expect, test } from "vitest";
import { ApiProblem, sentenceOf, unreachable, waitInWords } from "./api/problem";
import { isAskedAgain, waitBefore } from "./retrying";

const busy = (retryAfter: number | null) =>
  new ApiProblem(429, "TOO_MANY_REQUESTS", "Too many requests.", [], retryAfter);

test("what passes soon is asked again by itself, after the time that the service names", () => {
  expect(isAskedAgain(0, busy(2))).toBe(true);
  expect(waitBefore(0, busy(2))).toBe(2_000);
  expect(isAskedAgain(3, busy(2))).toBe(false);
  expect([0, 1, 5].map((failures) => waitBefore(failures, unreachable()))).toEqual([
    1_000, 2_000, 15_000,
  ]);
});

test("a long wait is said at once, and not spent before an empty page", () => {
  expect(isAskedAgain(0, busy(900))).toBe(false);
  expect(isAskedAgain(0, new ApiProblem(404, "NOT_FOUND", "There is none."))).toBe(false);
  expect(sentenceOf(busy(900))).toBe(
    "That was more often than the service answers in so short a time. Try again in 15 minutes.",
  );
});

test("a refusal of the edge without words and without a time is put in words too", () => {
  expect(sentenceOf(busy(null))).toBe("Too many requests.");
  expect(sentenceOf(new Error("x is undefined"))).toBe("Something on this page went wrong.");
});

test("a wait is said in the unit that fits", () => {
  expect([1, 30, 89, 90, 3_600, 7_300, 86_400].map(waitInWords)).toEqual([
    "a second",
    "30 seconds",
    "89 seconds",
    "2 minutes",
    "60 minutes",
    "3 hours",
    "24 hours",
  ]);
});
