import { expect, test } from "vitest";
import {
  afterSaving,
  basedOn,
  changesOf,
  clashesOf,
  type Edits,
  edited,
  FIELDS,
  type Field,
  problemsOf,
  shownIn,
} from "./edits";

type Saved = Record<Field, string | null>;

const saved = (given: Partial<Saved> = {}) =>
  ({ ...Object.fromEntries(FIELDS.map((field) => [field, null])), ...given }) as Saved;

const typing = (field: Field, to: string, before: Saved, edits: Edits = {}) =>
  edited(field, to, edits, before);

test("only what differs is sent, and what was emptied is cleared", () => {
  const before = saved({ headline: "Roofer", phone: "+44 20 7946 0000" });
  let edits = typing("headline", "Master roofer ", before);
  edits = typing("phone", "  ", before, edits);
  edits = typing("bio", "", before, edits);
  expect(changesOf(edits, before)).toEqual({ headline: "Master roofer", phone: null });
});

test("an address of the web may be typed without its beginning", () => {
  const edits = typing("website_url", "example.org/me", saved());
  expect(changesOf(edits, saved())).toEqual({ website_url: "https://example.org/me" });
  expect(problemsOf(edits)).toEqual([]);
});

test("an address that runs something is refused before it is sent", () => {
  for (const address of ["javascript:alert(1)", "data:text/html,hello", "no address"])
    expect(problemsOf(typing("github_url", address, saved()))).toHaveLength(1);
});

test("what arrives meanwhile is shown where nobody typed", () => {
  const edits = typing("headline", "Nurse", saved());
  const newer = saved({ headline: null, bio: "Written elsewhere" });
  expect(shownIn("bio", edits, newer)).toBe("Written elsewhere");
  expect(shownIn("headline", edits, newer)).toBe("Nurse");
  expect(clashesOf(edits, newer)).toEqual([]);
});

test("a field that was saved elsewhere while somebody typed in it clashes, until they choose", () => {
  const before = saved({ headline: "Cook" });
  const edits = typing("headline", "Sous-chef", before);
  const newer = saved({ headline: "Head cook" });
  expect(clashesOf(edits, newer)).toEqual(["headline"]);
  expect(clashesOf(basedOn(newer, edits), newer)).toEqual([]);
  expect(changesOf(basedOn(newer, edits), newer)).toEqual({ headline: "Sous-chef" });
});

test("the same words saved elsewhere are no clash", () => {
  const edits = typing("location", "Lyon", saved());
  expect(clashesOf(edits, saved({ location: "Lyon" }))).toEqual([]);
});

test("what is typed while the rest is being saved is left, and clashes with nothing", () => {
  const sent = typing("website_url", "example.org", saved(), typing("headline", " Cook", saved()));
  const meanwhile = typing("bio", "More", saved(), typing("headline", "Head cook", saved(), sent));
  const left = afterSaving(sent, meanwhile);
  const now = saved({ headline: "Cook", website_url: "https://example.org" });
  expect(changesOf(left, now)).toEqual({ headline: "Head cook", bio: "More" });
  expect(clashesOf(left, now)).toEqual([]);
});
