import { describe, expect, test } from "vitest";
import { COLLECTIONS } from "./collections";
import { contentOf, entryDraftOf, entryProblems } from "./entryDraft";

const fieldsOf = (name: string) => COLLECTIONS.find((one) => one.name === name)?.fields ?? [];

describe("an entry in its form", () => {
  test("comes out as it went in", () => {
    const entry = {
      name: "Roof of the town hall",
      role: "Foreman",
      description: null,
      highlights: ["Two weeks early", "No accident"],
      technologies: ["Slate", "Copper"],
      start: "2021-03",
      end: null,
      url: "https://example.org/",
      client: "Town of Brno",
      people: ["Jana N.", "Petr K."],
    };
    const fields = fieldsOf("projects");
    expect(contentOf(fields, entryDraftOf(fields, entry))).toEqual(entry);
  });

  test("empty text is no value, and items count once", () => {
    const fields = fieldsOf("education");
    const draft = {
      ...entryDraftOf(fields),
      institution: " ETH ",
      courses: "Statics,  , statics, Statics",
    };
    expect(contentOf(fields, draft)).toMatchObject({
      institution: "ETH",
      degree: null,
      courses: ["Statics", "statics"],
    });
  });

  test("bullets that were pasted with the lines are left out", () => {
    const fields = fieldsOf("projects");
    const draft = { ...entryDraftOf(fields), highlights: "• First\n- Second\n\nThird" };
    expect(contentOf(fields, draft)).toMatchObject({ highlights: ["First", "Second", "Third"] });
  });

  test("what was not touched is not sent, so that nothing in it is split or lost", () => {
    const entry = {
      name: "Roof",
      highlights: ["Two\nlines", "Same", "Same"],
      people: ["Diallo, Amina"],
      technologies: ["Slate"],
      url: "https://example.org/a b",
    };
    const fields = fieldsOf("projects");
    const draft = entryDraftOf(fields, entry);
    expect(contentOf(fields, draft, entry)).toEqual({});
    expect(contentOf(fields, { ...draft, name: "A roof" }, entry)).toEqual({ name: "A roof" });
    expect(contentOf(fields, { ...draft, people: "Diallo, Amina, Osei" }, entry)).toEqual({
      people: ["Diallo, Amina", "Osei"],
    });
    expect(contentOf(fields, { ...draft, people: "" }, entry)).toEqual({ people: [] });
  });

  test("a new one of several kinds begins with the first kind", () => {
    expect(entryDraftOf(fieldsOf("accomplishments"))).toMatchObject({ kind: "award" });
  });
});

describe("what is told before the API has to", () => {
  const problemsOf = (name: string, typed: Record<string, string>) => {
    const fields = fieldsOf(name);
    return entryProblems(fields, { ...entryDraftOf(fields), ...typed }).map(({ field }) => field);
  };

  test("what is needed and missing", () => {
    expect(problemsOf("languages", {})).toEqual(["language"]);
    expect(problemsOf("recommendations", { from: "Ms Osei" })).toEqual(["text"]);
  });

  test("dates that are none, and periods that end before they start", () => {
    expect(problemsOf("education", { institution: "A", start: "March 2019" })).toEqual(["start"]);
    expect(problemsOf("education", { institution: "A", start: "2019-05", end: "2018" })).toEqual([
      "end",
    ]);
    expect(problemsOf("education", { institution: "A", start: "2019-05", end: "2019" })).toEqual(
      [],
    );
    expect(problemsOf("certifications", { name: "A", issued: "2020", expires: "2019" })).toEqual([
      "expires",
    ]);
  });

  test("addresses that run", () => {
    expect(problemsOf("certifications", { name: "A", url: "javascript:alert(1)" })).toEqual([
      "url",
    ]);
    expect(problemsOf("certifications", { name: "A", url: "example.org" })).toEqual([]);
  });
});

test("every collection has a name for each of its fields, each once", () => {
  for (const { fields } of COLLECTIONS) {
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    expect(fields.every(({ label }) => label.length > 0)).toBe(true);
  }
});
