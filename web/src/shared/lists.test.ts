import { expect, test } from "vitest";
import { withOne } from "./lists";

const LIST = [
  { id: "a", version: 1 },
  { id: "b", version: 1 },
];

test("what was saved takes the place of its older version", () => {
  expect(withOne(LIST, { id: "a", version: 2 })).toEqual([
    { id: "a", version: 2 },
    { id: "b", version: 1 },
  ]);
});

test("what is new comes last, and the list that was there stays as it was", () => {
  expect(withOne(LIST, { id: "c", version: 1 }).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(LIST).toHaveLength(2);
});
