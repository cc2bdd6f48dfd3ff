import { expect, test } from "vitest";
import { nearestPlace } from "./useKeptFocus";

/** As much of an element as is looked at. */
function element(tag: string, { there = true, heading = "" } = {}): Element {
  return {
    isConnected: there,
    matches: (tags: string) => tags.split(", ").includes(tag),
    querySelector: () => (heading ? { heading } : null),
  } as unknown as Element;
}

test("the focus of what went away goes to the heading of the innermost part that stayed", () => {
  const path = [
    element("button", { there: false }),
    element("li", { there: false, heading: "of the row" }),
    element("ul", { heading: "of another row" }),
    element("section", { heading: "Languages" }),
    element("main", { heading: "Profile" }),
  ];
  expect(nearestPlace(path)).toEqual({ heading: "Languages" });
});

test("a part that went too, or has no heading, is passed over", () => {
  const path = [
    element("button", { there: false }),
    element("section", { there: false, heading: "Waiting for you" }),
    element("section"),
    element("main", { heading: "Skills" }),
  ];
  expect(nearestPlace(path)).toEqual({ heading: "Skills" });
  expect(nearestPlace(path.slice(0, 2))).toBeNull();
});
