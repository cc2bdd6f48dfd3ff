import { describe, expect, test } from "vitest";
import { differing } from "./differing";
import { completed, isWebAddress } from "./links";
import { initialsOf } from "./Portrait";
import { pictureAmong, problemWithFile } from "./photo";
import { amountOf, preferencesOf, wishesOf, wishProblems } from "./wishes";

describe("a photo", () => {
  test("is a picture that browsers show, and not a drawing that can run", () => {
    expect(problemWithFile({ type: "image/png", size: 10 })).toBeNull();
    for (const type of ["image/svg+xml", "application/pdf", "image/heic", ""])
      expect(problemWithFile({ type, size: 10 })).toMatch("JPEG");
    expect(problemWithFile({ type: "image/png", size: 0 })).toMatch("empty");
  });

  test("is the picture among what was pasted", () => {
    const files = [
      new File(["a"], "a.txt", { type: "text/plain" }),
      new File(["b"], "b.png", { type: "image/png" }),
    ];
    expect(pictureAmong(files)?.name).toBe("b.png");
    expect(pictureAmong([])).toBeUndefined();
  });

  test("has initials in its place", () => {
    expect(initialsOf("Ana Lima de Souza")).toBe("AS");
    expect(initialsOf("Björk")).toBe("B");
    expect(initialsOf(null)).toBe("");
  });
});

describe("addresses of the web", () => {
  test("may lack their beginning", () => {
    expect(completed(" www.example.org ")).toBe("https://www.example.org");
    expect(completed("example.org:8080/a")).toBe("https://example.org:8080/a");
    expect(completed("http://example.org")).toBe("http://example.org");
  });

  test("are nothing that runs", () => {
    expect(isWebAddress("linkedin.com/in/ana")).toBe(true);
    for (const no of [
      "javascript:alert(1)",
      "data:text/html,x",
      "mailto:a@b.org",
      "a b.org",
      "ana",
    ])
      expect(isWebAddress(no)).toBe(false);
  });
});

describe("names that others do not read", () => {
  const marked = (own: string, shown: string) =>
    differing(own, shown)
      .filter((piece) => piece.marked)
      .map(({ words }) => words);

  test("are marked where something stands for them", () => {
    expect(
      marked(
        "With Helen Marsh and Tom Birch at Northfield Trust, in four hospitals.",
        "With Person A and Person B at Client A, in four hospitals.",
      ),
    ).toEqual(["Person A", "Person B", "Client A"]);
    expect(marked("For Müller & Söhne GmbH.", "For Client A.")).toEqual(["Client A"]);
    expect(marked("Helen Marsh", "Person A")).toEqual(["Person A"]);
  });

  test("are none where the words are the same, or only left out", () => {
    expect(marked("Laid 40 roofs.", "Laid 40 roofs.")).toEqual([]);
    expect(
      marked("Laid 40 roofs, see www.example.org for all.", "Laid 40 roofs, see for all."),
    ).toEqual([]);
    expect(marked("", "")).toEqual([]);
  });

  test("the pieces are the whole text, whatever it is compared with", () => {
    const shown = "Client A and Person A built a wall.";
    for (const own of ["", "Something else altogether", "Acme and Jo built a wall."])
      expect(
        differing(own, shown)
          .map(({ words }) => words)
          .join(""),
      ).toBe(shown);
  });
});

describe("what somebody looks for", () => {
  const preferences = {
    desired_titles: ["Charge nurse"],
    desired_locations: ["Lyon", "Anywhere in Rhône"],
    work_modes: ["onsite" as const],
    employment_types: ["part_time" as const],
    willing_to_relocate: false,
    available_from: "2027-01",
    salary: { minimum: "38000.0000", currency: "EUR", per: "year" as const },
  };

  test("comes out as it went in", () => {
    const back = preferencesOf(wishesOf(preferences));
    expect(back).toEqual({ ...preferences, salary: { ...preferences.salary, minimum: "38000" } });
  });

  test("a place with a comma in it stays one place", () => {
    const kept = { ...preferences, desired_locations: ["Ulm, Germany", "Lyon"] };
    expect(preferencesOf(wishesOf(kept), kept).desired_locations).toEqual(kept.desired_locations);
    const typed = { ...wishesOf(kept), desired_locations: "Ulm, Germany, Bern" };
    expect(preferencesOf(typed, kept).desired_locations).toEqual(["Ulm, Germany", "Bern"]);
  });

  test("an amount is read as it is written in five countries", () => {
    for (const typed of ["45000", "45 000", "45,000", "45.000", "45'000"])
      expect(amountOf(typed)).toBe("45000");
    expect(amountOf("18,50")).toBe("18.50");
    expect(amountOf("1.234,50")).toBe("1234.50");
    for (const no of ["a lot", "-3", "1.2.3", ""]) expect(amountOf(no)).toBeNull();
  });

  test("an amount has a currency", () => {
    const wishes = { ...wishesOf(preferences), currency: "euro" };
    expect(wishProblems(wishes).map(({ field }) => field)).toEqual(["currency"]);
    expect(wishProblems({ ...wishes, minimum: "" })).toEqual([]);
  });
});
