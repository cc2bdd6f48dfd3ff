import { expect, test } from "vitest";
import { COLLECTIONS } from "../profile/collections";
import { placeOf } from "./names";

test("what is found is shown where its page is", () => {
  expect(placeOf({ kind: "experience", id: "01A" })).toBe("/#experience-01A");
  expect(placeOf({ kind: "skill", id: "01A" })).toBe("/skills/01A");
  expect(placeOf({ kind: "profile", id: "01A" })).toBe("/profile");
});

test("an entry of every collection is shown under the name that the profile gives it", () => {
  for (const kind of [
    "education",
    "certification",
    "language",
    "project",
    "accomplishment",
    "recommendation",
  ] as const)
    expect(placeOf({ kind, id: "01A" })).toBe(`/profile/background#${kind}-01A`);
  expect(COLLECTIONS.map(({ kind }) => kind)).toEqual([
    "education",
    "certification",
    "language",
    "project",
    "accomplishment",
    "recommendation",
  ]);
});
