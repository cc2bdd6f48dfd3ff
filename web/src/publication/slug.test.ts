import { expect, test } from "vitest";
import { withPart } from "./parts";
import { problemWithSlug, slugOf } from "./slug";

test("a name of a page has small letters, digits and single hyphens", () => {
  for (const fine of ["ana-lima", "abc", "r2-d2", ""]) expect(problemWithSlug(fine)).toBeNull();
  for (const no of [
    "Ana",
    "ana_lima",
    "zoë",
    "-ana",
    "ana-",
    "a--b",
    "ab",
    "12345",
    "a".repeat(51),
  ])
    expect(problemWithSlug(no)).not.toBeNull();
});

test("is made of a name as its owner spells it", () => {
  expect(slugOf("Zoë Müller-Sørensen")).toBe("zoe-muller-sorensen");
  expect(slugOf("  O'Brien, Łukasz ")).toBe("o-brien-lukasz");
  expect(slugOf("田中")).toBe("");
  expect(slugOf(null)).toBe("");
  expect(problemWithSlug(slugOf(`${"Maria ".repeat(20)}`))).toBeNull();
});

test("a part is shown or not, and the others stay as they are", () => {
  expect(withPart(["photo", "bio"], "email", true)).toEqual(["photo", "bio", "email"]);
  expect(withPart(["photo", "email"], "photo", false)).toEqual(["email"]);
  expect(withPart(["photo"], "photo", true)).toEqual(["photo"]);
});
