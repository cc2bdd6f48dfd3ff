import { expect, test } from "vitest";
import type { Experience } from "../shared/api/types";
import { draftOf, EMPTY_DRAFT, inputOf, problemsOf } from "./draft";

const DRAFT = {
  ...EMPTY_DRAFT,
  title: " Sous-chef ",
  organization: "Chez Nous",
  description: "Ran the cold line.",
  start_date: "2019-03",
  end_date: "2021",
};

test("lines become items, without the bullets people type", () => {
  const input = inputOf({ ...DRAFT, achievements: "- Cut waste by 30%\n\n• Trained 4 cooks\n" });
  expect(input.achievements).toEqual(["Cut waste by 30%", "Trained 4 cooks"]);
});

test("what was left empty is no value", () => {
  const input = inputOf(DRAFT);
  expect(input).toMatchObject({
    title: "Sous-chef",
    location: null,
    team_size: null,
    currency: null,
  });
  expect(input.technologies).toEqual([]);
});

test("a current post has no end, even if one was typed", () => {
  expect(inputOf({ ...DRAFT, is_current: true })).toMatchObject({
    is_current: true,
    end_date: null,
  });
});

test("a complete draft has no problems", () => {
  expect(problemsOf(DRAFT)).toEqual([]);
});

test.each([
  [{ title: " " }, "title"],
  [{ start_date: "spring 2019" }, "start_date"],
  [{ end_date: "" }, "end_date"],
  [{ end_date: "2018" }, "end_date"],
  [{ team_size: "about 5" }, "team_size"],
  [{ budget_managed: "1,5" }, "budget_managed"],
])("%o is named at its field", (change, field) => {
  expect(problemsOf({ ...DRAFT, ...change }).map((one) => one.field)).toEqual([field]);
});

test("an end in the year of the start is fine", () => {
  expect(problemsOf({ ...DRAFT, start_date: "2021-06", end_date: "2021" })).toEqual([]);
});

test("what was not touched stays as it is kept", () => {
  const kept = {
    ...inputOf(DRAFT),
    description: "  Ran the cold line.\n",
    achievements: ["Two\nlines", "Same", "Same"],
    technologies: ["Oven, combi", "Knife"],
    budget_managed: "120000.00",
    currency: null,
  } as unknown as Experience;
  const draft = draftOf(kept);
  expect(inputOf(draft, kept)).toEqual(kept);
  expect(inputOf({ ...draft, technologies: "Oven, combi, Knife, Whisk" }, kept)).toEqual({
    ...kept,
    technologies: ["Oven, combi", "Knife", "Whisk"],
  });
  expect(inputOf({ ...draft, is_current: true }, kept).end_date).toBeNull();
});
