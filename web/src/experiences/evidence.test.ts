import { expect, test } from "vitest";
import type { Evidence, Experience } from "../shared/api/types";
import { holds, textAt } from "./evidence";

const EXPERIENCE = {
  id: "01A",
  title: "👷 Roofer",
  achievements: ["Laid 40 roofs", "🎉 Trained 3 apprentices"],
} as unknown as Experience;

const evidence = (given: Partial<Evidence>): Evidence => ({
  record_id: "01A",
  record_version: 1,
  field: "achievements[1]",
  start: 10,
  end: 23,
  text: "3 apprentices",
  ...given,
});

test("an address names a field or an item of one", () => {
  expect(textAt(EXPERIENCE, "title")).toBe("👷 Roofer");
  expect(textAt(EXPERIENCE, "achievements[1]")).toBe("🎉 Trained 3 apprentices");
  expect(textAt(EXPERIENCE, "achievements[7]")).toBeNull();
  expect(textAt(EXPERIENCE, "achievements")).toBeNull();
});

test("evidence holds where its words stand, counted in code points", () => {
  expect(holds(EXPERIENCE, evidence({}))).toBe(true);
});

test("evidence does not hold once the words moved, or of another record", () => {
  expect(holds(EXPERIENCE, evidence({ start: 11, end: 24 }))).toBe(false);
  expect(holds(EXPERIENCE, evidence({ field: "achievements[0]" }))).toBe(false);
  expect(holds(EXPERIENCE, evidence({ record_id: "01B" }))).toBe(false);
});
