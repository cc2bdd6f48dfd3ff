import { describe, expect, test } from "vitest";
import { addressOf, hasFilters, isChosen, toggled, wantedIn, withoutFilters } from "./wanted";

describe("a search stands in the address", () => {
  test("and comes back from it as it was", () => {
    const wanted = {
      ...wantedIn(""),
      q: "Pflege & C++ 東京",
      kind: ["experience", "project"] as const,
      skill: ["R&D", "a=b"],
      year: "2019",
      sort: "title:asc" as const,
      page: 3,
    };
    const address = addressOf({ ...wanted, kind: [...wanted.kind] });
    expect(wantedIn(address.slice(address.indexOf("?")))).toEqual(wanted);
  });

  test("nonsense in it is left out", () => {
    const wanted = wantedIn("?sort=salary&year=20x9&page=-4");
    expect([wanted.sort, wanted.year, wanted.page]).toEqual(["", "", 1]);
    expect(wantedIn("?page=many").page).toBe(1);
  });

  test("nothing wanted is the bare page", () => {
    expect(addressOf(wantedIn(""))).toBe("/search");
  });
});

describe("a facet is chosen and left again", () => {
  test("several values of one, from the first page on", () => {
    const first = toggled({ ...wantedIn("?q=x"), page: 4 }, "skill", "Go");
    const both = toggled(first, "skill", "Rust");
    expect([both.skill, both.page]).toEqual([["Go", "Rust"], 1]);
    expect(isChosen(both, "skill", "Go")).toBe(true);
    expect(toggled(both, "skill", "Go").skill).toEqual(["Rust"]);
  });

  test("one year at a time", () => {
    const wanted = toggled(toggled(wantedIn(""), "year", "2019"), "year", "2020");
    expect(wanted.year).toBe("2020");
    expect(toggled(wanted, "year", "2020").year).toBe("");
  });

  test("all at once, and the words stay", () => {
    const wanted = wantedIn("?q=x&skill=Go&year=2019");
    expect(hasFilters(wanted)).toBe(true);
    expect(addressOf(withoutFilters(wanted))).toBe("/search?q=x");
  });
});
