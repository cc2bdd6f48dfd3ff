import { expect, test } from "vitest";
import { segments } from "../shared/codePoints";
import { excerptShown } from "./excerpt";

function marked(field: string, words: string, from: number, to: number): string[] {
  const points = Array.from(field);
  const at = (word: string) => Array.from(field.slice(0, field.indexOf(word))).length;
  const matches = words.split(" ").map((word) => ({
    field: "description",
    start: at(word),
    end: at(word) + Array.from(word).length,
  }));
  const text = points.slice(from, to).join("");
  const shown = excerptShown({
    excerpt: { field: "description", start: from, end: to, text },
    matches: [...matches, { field: "title", start: 0, end: 3 }],
  });
  return shown
    ? segments(shown.text, shown.spans)
        .filter((one) => one.marked)
        .map((one) => one.text)
    : [];
}

test("marks stand on the words, also behind characters outside the first plane", () => {
  const field = "👩🏽‍⚕️ 𝒳 long ago 💊 cut errors on the ward";
  expect(marked(field, "errors ward", 8, Array.from(field).length)).toEqual(["errors", "ward"]);
});

test("what lies outside the excerpt, or in another field, is not marked", () => {
  expect(marked("first second third", "first third", 6, 12)).toEqual([]);
});

test("a match that is cut by the excerpt is marked as far as it is shown", () => {
  expect(marked("Krankenpflege", "Krankenpflege", 7, 13)).toEqual(["pflege"]);
});

test("without an excerpt there is none", () => {
  expect(excerptShown({ excerpt: null, matches: [] })).toBeNull();
});
