import { expect, test } from "vitest";
import type { Impact } from "../shared/api/types";
import { figureOf } from "./impact";

const impact = (given: Partial<Impact>): Impact => ({
  kind: "count",
  metric: "nurses",
  value: 9,
  from: null,
  to: null,
  unit: null,
  currency: null,
  direction: "none",
  evidence: [],
  ...given,
});

const said = (given: Partial<Impact>) =>
  Object.values(figureOf(impact(given), "en-GB"))
    .join(" ")
    .trim();

test("a count is a number of something", () => {
  expect(said({})).toBe("9 nurses");
  expect(said({ value: 38000, metric: "children" })).toBe("38,000 children");
});

test("a change is said with its way, or from what to what", () => {
  expect(said({ kind: "percent", value: 42, metric: "medication errors", direction: "down" })).toBe(
    "↓ 42 % medication errors",
  );
  expect(
    said({ kind: "time", from: 96, to: 41, unit: "minutes", metric: "first antibiotic" }),
  ).toBe("96 → 41 minutes first antibiotic");
});

test("money has its currency", () => {
  expect(said({ kind: "money", value: 21000, currency: "GBP", metric: "saved" })).toBe(
    "£21,000 saved",
  );
  expect(said({ kind: "money", value: 4200000, currency: "EUR", metric: "budget" })).toBe(
    "€4.2m budget",
  );
});
