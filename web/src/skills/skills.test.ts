import { describe, expect, test } from "vitest";
import { grouped } from "./grouping";
import { drawn, growthSaid, scoreOf } from "./progression";
import type { Progression, Skill } from "./shapes";
import { changedSkill, EMPTY, skillDraftOf, skillOf, skillProblems } from "./skillDraft";
import { creditOf } from "./sources";
import { axisOf, placeOn, spansOf } from "./spans";

const NOW = 2026 * 12 + 10;

const skill = (given: Partial<Skill> = {}): Skill => ({
  id: "01A",
  name: "Triage",
  catalogue_id: null,
  category: "domain",
  proficiency: null,
  years: null,
  last_used: null,
  first_used: null,
  primary: false,
  endorsements: 0,
  verified: false,
  keywords: [],
  hidden: false,
  source: "own",
  sources: [],
  evidence: [],
  version: 1,
  created_at: null,
  updated_at: null,
  ...given,
});

describe("groups", () => {
  test("leave out what is empty, and put the primary first, then the longest used", () => {
    const groups = grouped([
      skill({ id: "a", name: "B", years: 1 }),
      skill({ id: "b", name: "C", years: 9 }),
      skill({ id: "c", name: "A", primary: true }),
      skill({ id: "d", name: "Excel", category: "tool" }),
    ]);
    expect(groups.map(({ category }) => category)).toEqual(["domain", "tool"]);
    expect(groups[0]?.skills.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });
});

describe("stretches of use", () => {
  const posts = new Map(
    [
      { id: "1", start_date: "2015-01", end_date: "2017-12", is_current: false },
      { id: "2", start_date: "2017-06", end_date: "2019-06", is_current: false },
      { id: "3", start_date: "2024", end_date: null, is_current: true },
    ].map((post) => [post.id, post]),
  );

  test("are those of the experiences that use the skill; overlaps are one", () => {
    expect(spansOf(skill({ sources: ["1", "2", "3", "gone"] }), posts, NOW)).toEqual([
      { start: 2015 * 12, end: 2019 * 12 + 6, known: true },
      { start: 2024 * 12, end: NOW, known: true },
    ]);
  });

  test("are reckoned from what its owner says, where no experience tells", () => {
    expect(spansOf(skill({ years: 2, last_used: "2020" }), posts, NOW)).toEqual([
      { start: 2019 * 12, end: 2021 * 12, known: false },
    ]);
    expect(spansOf(skill({ years: 3 }), posts, NOW)).toEqual([
      { start: NOW - 36, end: NOW, known: false },
    ]);
    expect(spansOf(skill(), posts, NOW)).toEqual([]);
  });

  test("lie on an axis that begins with a year and has few enough lines", () => {
    const axis = axisOf([{ start: 1988 * 12 + 5, end: NOW, known: true }], NOW);
    expect(axis).toEqual({ from: 1988 * 12, to: NOW, ticks: [1990, 2000, 2010, 2020] });
    expect(axisOf([], NOW)).toBeNull();
    expect(placeOn({ from: 0, to: 200 }, 50)).toBe(25);
    expect(placeOn({ from: 100, to: 200 }, 50)).toBe(0);
  });
});

describe("a progression", () => {
  const progression: Progression = {
    skill_id: "01A",
    skill: "Triage",
    years: [
      { year: 2023, months: 12 },
      { year: 2024, months: 6 },
    ],
    assessments: [
      { id: "b", assessed_on: "2024-07-01", score: 80 },
      { id: "a", assessed_on: "2023-01", score: 50 },
    ],
    growth_rate: null,
    market_demand: null,
  };
  const frame = { width: 480, scores: 100, bars: 40 };

  test("has its points in the order of time, higher for more, and its bars as high as the months", () => {
    const drawing = drawn(progression, frame, 2026);
    expect(drawing?.points.map(({ id, x, y }) => [id, x, y])).toEqual([
      ["a", 0, 50],
      ["b", 180, 20],
    ]);
    expect(drawing?.line).toBe("0.0,50.0 180.0,20.0");
    expect(drawing?.bars.map(({ height }) => height)).toEqual([40, 20]);
    expect(drawing?.bars.every(({ x, width }) => x >= 0 && x + width <= 480)).toBe(true);
  });

  test("labels no more years than there is room for", () => {
    expect(drawn(progression, frame, 2026)?.years.map(({ year }) => year)).toEqual([
      2023, 2024, 2025, 2026,
    ]);
    expect(
      drawn(progression, { ...frame, width: 100 }, 2026)?.years.map(({ year }) => year),
    ).toEqual([2024, 2026]);
  });

  test("of nothing draws nothing", () => {
    expect(drawn({ ...progression, years: [], assessments: [] }, frame, 2026)).toBeNull();
    expect(drawn(progression, { ...frame, width: 0 }, 2026)).toBeNull();
  });

  test("says how fast it grew", () => {
    expect(growthSaid(6.04)).toBe("+6 points a year");
    expect(growthSaid(-1)).toBe("−1 point a year");
    expect(growthSaid(0.01)).toBe("Steady over the years");
    expect(growthSaid(null)).toBeNull();
  });

  test("a score is a whole number from 0 to 100", () => {
    expect(["0", " 100 ", "7"].map(scoreOf)).toEqual([0, 100, 7]);
    expect(["", "101", "-1", "7.5", "ten"].map(scoreOf)).toEqual([null, null, null, null, null]);
  });
});

describe("a skill in its form", () => {
  test("sends only what differs, so that years go on being counted", () => {
    const found = skill({
      years: 4.2,
      last_used: "2025-03",
      sources: ["1"],
      source: "experiences",
    });
    const draft = { ...skillDraftOf(found), proficiency: "expert" };
    expect(changedSkill(found, draft)).toEqual({ proficiency: "expert" });
    expect(changedSkill(found, { ...draft, years: "" })).toEqual({
      proficiency: "expert",
      years: null,
    });
  });

  test("takes years with a comma, and refuses what is no number of years", () => {
    expect(skillOf({ ...EMPTY, name: "Slate", years: "2,5" }).years).toBe(2.5);
    for (const years of ["many", "-1", "81"])
      expect(skillProblems({ ...EMPTY, name: "Slate", years }).map(({ field }) => field)).toEqual([
        "years",
      ]);
    expect(skillProblems({ ...EMPTY, last_used: "May" }).map(({ field }) => field)).toEqual([
      "name",
      "last_used",
    ]);
  });
});

test("a catalogue is credited in its own words, with its version and licence", () => {
  const source = {
    id: "x",
    name: "A catalogue",
    version: "1.2",
    licence: "CC BY 4.0",
    attribution: "Contains information of an office. Changed!",
    url: null,
    skills: 1,
    occupations: 0,
    loaded_at: null,
  };
  expect(creditOf(source)).toBe(
    "Version 1.2. Contains information of an office. Changed! Licence: CC BY 4.0.",
  );
});
