import { expect, test } from "vitest";
import type { Conflict, Found, FoundEntry } from "../shared/api/types";
import { actionOf, canComplete, decisionsOf, NO_CHOICES } from "./decisions";

const entry = (key: string, given: Partial<FoundEntry> = {}): FoundEntry => ({
  key,
  content: { title: "Cook" },
  problems: [],
  ...given,
});
const lacking = entry("work[1]", {
  problems: [{ field: "start_date", message: "This is missing." }],
});
const conflict: Conflict = {
  key: "work[0]",
  kind: "experiences",
  existing_id: "01A",
  differing: [],
  choices: ["skip", "replace", "add"],
};
const found = { experiences: [entry("work[0]"), lacking, entry("work[2]")] } as Found;

test("what is new is added, what is there is kept, what lacks something waits", () => {
  expect(actionOf(entry("work[2]"), undefined, NO_CHOICES)).toBe("add");
  expect(actionOf(entry("work[0]"), conflict, NO_CHOICES)).toBe("skip");
  expect(actionOf(lacking, undefined, NO_CHOICES)).toBe("skip");
});

test("without choices nothing is sent, as the service has the same defaults", () => {
  expect(decisionsOf(found, [conflict], NO_CHOICES)).toEqual({});
});

test("a choice is sent for its entry only", () => {
  const choices = { ...NO_CHOICES, actions: { "work[0]": "replace" as const } };
  expect(decisionsOf(found, [conflict], choices)).toEqual({
    "work[0]": { action: "replace", content: null },
  });
});

test("what was completed is added with what was filled in", () => {
  const choices = { ...NO_CHOICES, completed: { "work[1]": { start_date: " 2019-03 " } } };
  expect(decisionsOf(found, [conflict], choices)).toEqual({
    "work[1]": { action: "add", content: { title: "Cook", start_date: "2019-03" } },
  });
});

test("a field left empty again keeps its entry out", () => {
  const choices = { ...NO_CHOICES, completed: { "work[1]": { start_date: " " } } };
  expect(actionOf(lacking, undefined, choices)).toBe("skip");
});

test("only fields that are one text can be completed on the page", () => {
  expect(canComplete(lacking)).toBe(true);
  const inAList = { field: "achievements[0]", message: "This is too long." };
  expect(canComplete(entry("work[3]", { problems: [inAList] }))).toBe(false);
});
