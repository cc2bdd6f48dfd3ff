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

test("an item that was kept before stays whole, with its commas, line breaks and signs", () => {
  const people = ["Diallo, Amina", "Weiss"];
  expect(itemsOf("Diallo, Amina, Weiss, Osei, Ama", ",", people)).toEqual([
    "Diallo, Amina",
    "Weiss",
    "Osei",
    "Ama",
  ]);
  expect(itemsOf("Weiss,Diallo, Amina", ",", people)).toEqual(["Weiss", "Diallo, Amina"]);
  expect(itemsOf("- 4 degrees\ntwo\nlines\n- New", "\n", ["- 4 degrees", "two\nlines"])).toEqual([
    "- 4 degrees",
    "two\nlines",
    "New",
  ]);
  expect(itemsOf("Diallo, Ama", ",", people)).toEqual(["Diallo", "Ama"]);
});
