import { describe, expect, test } from "vitest";
import { segments, sliceCodePoints } from "./codePoints";

describe("slices count code points", () => {
  test("an emoji before the words does not shift them", () => {
    const text = "👩‍⚕️ Led 9 nurses";
    const start = Array.from(text).indexOf("9");
    expect(sliceCodePoints(text, { start, end: start + 8 })).toBe("9 nurses");
    expect(text.slice(start, start + 8)).not.toBe("9 nurses");
  });

  test("a combining mark is a code point of its own", () => {
    const text = "Cafe\u0301 manager";
    expect(sliceCodePoints(text, { start: 0, end: 5 })).toBe("Cafe\u0301");
    expect(sliceCodePoints(text, { start: 6, end: 13 })).toBe("manager");
  });

  test("characters outside the first plane count once", () => {
    expect(sliceCodePoints("𠮷野家で働く", { start: 0, end: 3 })).toBe("𠮷野家");
  });
});

describe("segments", () => {
  const marked = (text: string, spans: Array<{ start: number; end: number }>) =>
    segments(text, spans).map(({ text: part, marked: isMarked }) =>
      isMarked ? `[${part}]` : part,
    );

  test("together are the whole text, whatever is marked", () => {
    const text = "🏥 Kürzte die Wartezeit von 19 auf 7 Minuten 🎉";
    const cut = segments(text, [
      { start: 27, end: 29 },
      { start: 2, end: 8 },
    ]);
    expect(cut.map((one) => one.text).join("")).toBe(text);
    expect(cut.filter((one) => one.marked).map((one) => one.text)).toEqual(["Kürzte", "19"]);
  });

  test("of overlapping and touching spans are one", () => {
    expect(
      marked("abcdef", [
        { start: 0, end: 3 },
        { start: 2, end: 4 },
        { start: 4, end: 5 },
      ]),
    ).toEqual(["[abcde]", "f"]);
  });

  test("outside the text are left out", () => {
    expect(
      marked("abc", [
        { start: 2, end: 9 },
        { start: 7, end: 9 },
        { start: 1, end: 1 },
      ]),
    ).toEqual(["ab", "[c]"]);
  });

  test("without spans are the text as it is", () => {
    expect(segments("abc", [])).toEqual([{ start: 0, text: "abc", marked: false }]);
    expect(segments("", [{ start: 0, end: 2 }])).toEqual([]);
  });
});
