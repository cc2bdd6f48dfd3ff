import { expect, test } from "vitest";
import { differs, itemsOf } from "./drafts";

test("a draft is another one where a field is", () => {
  const first = { title: "Roofer", is_current: false };
  expect(differs({ ...first }, first)).toBe(false);
  expect(differs({ ...first, is_current: true }, first)).toBe(true);
});

test("items are what stands between, without bullets, each once", () => {
  expect(itemsOf("- Laid slate\n• Led 4 people\n\nLaid slate\n", "\n")).toEqual([
    "Laid slate",
    "Led 4 people",
  ]);
});
