import { expect, test } from "vitest";
import { arcsOf, nameOfPart, wayTo } from "./completeness";
import type { CompletenessPart } from "./shapes";

const part = (name: string, weight: number, done: boolean): CompletenessPart => ({
  part: name,
  weight,
  done,
  hint: "",
});
const PARTS = [part("photo", 10, false), part("headline", 30, true), part("bio", 60, true)];

test("arcs are as long as the weights, what is done first, and fill the ring with their gaps", () => {
  const arcs = arcsOf(PARTS, 200, 2);
  expect(arcs.map(({ part, done }) => [part, done])).toEqual([
    ["headline", true],
    ["bio", true],
    ["photo", false],
  ]);
  expect(arcs.map(({ length }) => length)).toEqual([58, 118, 18]);
  expect(arcs.map(({ offset }) => -offset)).toEqual([0, 60, 180]);
});

test("a record without parts draws nothing, and a part without weight is still a line", () => {
  expect(arcsOf([], 200, 2)).toEqual([]);
  expect(arcsOf([part("photo", 0, false), part("bio", 1, true)], 200, 2)[1]?.length).toBe(1);
});

test("every part leads to where it is filled in", () => {
  expect(wayTo("headline")).toEqual({ address: "/profile", field: "headline" });
  expect(wayTo("education")).toEqual({ address: "/profile/background", field: "add-education" });
  expect(wayTo("reachable")).toEqual({ address: "/profile", field: "email" });
  expect(wayTo("experiences").address).toBe("/experiences/new");
});

test("a part has a name, also one that this page does not know", () => {
  expect(nameOfPart("career_goals")).toBe("Where you want to go");
  expect(nameOfPart("driving_licence")).toBe("Driving licence");
});
