/** What every collection is called, what its form asks for, and how an entry reads. */

import { DATE_HINT, readableDate, readablePeriod } from "../shared/dates";
import type { CollectionName, Entries } from "./shapes";

/** `items` are separated by commas, `lines` stand one on each line. */
export type FieldKind = "line" | "text" | "date" | "link" | "items" | "lines" | "choice";

export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  required?: boolean;
  hint?: string;
  /** Most characters; of each item, where it is a list. */
  most?: number;
  options?: ReadonlyArray<readonly [string, string]>;
  suggestions?: readonly string[];
}

export interface Reading {
  title: string;
  href?: string | null;
  beside?: string | null;
  when?: string;
  text?: string | null;
}

export interface Collection<Name extends CollectionName = CollectionName> {
  name: Name;
  /** What one of it is called in addresses within the app: `#certification-01J…`. */
  kind: string;
  title: string;
  /** As in "Add a certificate". */
  one: string;
  empty: string;
  fields: readonly Field[];
  read: (entry: Entries[Name]) => Reading;
}

const joined = (...parts: Array<string | null | undefined | false>) =>
  parts.filter(Boolean).join(" · ");
const line = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: "line",
  most: 200,
  ...more,
});
const date = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  kind: "date",
  most: 10,
  hint,
});
const text = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: "text",
  most: 20_000,
  ...more,
});
const link = (label: string): Field => ({ name: "url", label, kind: "link", most: 2000 });

export const FLUENCIES = [
  "First language",
  "Fluent",
  "C2",
  "C1",
  "B2",
  "B1",
  "A2",
  "A1",
  "Beginner",
] as const;

export const ACCOMPLISHMENT_NAMES = {
  award: "Award",
  publication: "Publication",
  patent: "Patent",
  test_score: "Test or exam",
  course: "Course",
  organization: "Membership",
  volunteering: "Volunteering",
  interest: "Interest",
} as const;

const EDUCATION: Collection<"education"> = {
  name: "education",
  kind: "education",
  title: "Education",
  one: "an education",
  empty: "Schools, apprenticeships, degrees: where you learned your trade.",
  fields: [
    line("institution", "School, university or workplace", { required: true }),
    line("degree", "Degree or qualification", { hint: "Such as Bachelor, journeyman, diploma." }),
    line("field", "Subject or trade"),
    line("score", "Grade", { most: 50 }),
    date("start", "Start", DATE_HINT),
    date("end", "End", "Leave it empty while it goes on."),
    { name: "courses", label: "Courses", kind: "items", most: 200, hint: "Separated by commas." },
    text("description", "Anything else"),
  ],
  read: (one) => ({
    title: [one.degree, one.field].filter(Boolean).join(", ") || one.institution,
    beside: one.degree || one.field ? one.institution : null,
    when: readablePeriod(one.start, one.end),
    text: joined(one.score && `Grade: ${one.score}`, one.courses.join(", "), one.description),
  }),
};

const CERTIFICATIONS: Collection<"certifications"> = {
  name: "certifications",
  kind: "certification",
  title: "Certificates and licences",
  one: "a certificate",
  empty: "Licences to practise, tickets, registrations, certificates of training.",
  fields: [
    line("name", "Name", { required: true }),
    line("issuer", "Given by"),
    date("issued", "Given on", DATE_HINT),
    date("expires", "Valid until", "Leave it empty where it does not expire."),
    line("credential_id", "Number"),
    link("Where it can be checked"),
  ],
  read: (one) => ({
    title: one.name,
    href: one.url,
    beside: one.issuer,
    when: one.issued ? readableDate(one.issued) : "",
    text: joined(
      one.expires && `Valid until ${readableDate(one.expires)}`,
      one.credential_id && `No. ${one.credential_id}`,
    ),
  }),
};

const LANGUAGES: Collection<"languages"> = {
  name: "languages",
  kind: "language",
  title: "Languages",
  one: "a language",
  empty: "The languages that you speak, your first one among them.",
  fields: [
    line("language", "Language", { required: true }),
    line("fluency", "How well", {
      suggestions: FLUENCIES,
      hint: "In your own words, or a level such as B2.",
    }),
  ],
  read: (one) => ({ title: one.language, beside: one.fluency }),
};

const PROJECTS: Collection<"projects"> = {
  name: "projects",
  kind: "project",
  title: "Projects",
  one: "a project",
  empty: "What you made, built, led or argued, in or beside a job.",
  fields: [
    line("name", "Name", { required: true }),
    line("role", "Your part in it"),
    date("start", "Start", DATE_HINT),
    date("end", "End", "Leave it empty while it goes on."),
    text("description", "What it was"),
    { name: "highlights", label: "What came of it", kind: "lines", hint: "One on each line." },
    {
      name: "technologies",
      label: "Worked with",
      kind: "items",
      most: 200,
      hint: "Tools, materials, methods; separated by commas.",
    },
    link("Address"),
    line("client", "Client"),
    {
      name: "people",
      label: "People who are named",
      kind: "items",
      most: 200,
      hint: "Separated by commas.",
    },
  ],
  read: (one) => ({
    title: one.name,
    href: one.url,
    beside: joined(one.role, one.client),
    when: readablePeriod(one.start, one.end),
    text: [one.description, ...one.highlights].filter(Boolean).join(" "),
  }),
};

const ACCOMPLISHMENTS: Collection<"accomplishments"> = {
  name: "accomplishments",
  kind: "accomplishment",
  title: "Awards, publications, interests",
  one: "an accomplishment",
  empty: "Prizes, articles, patents, memberships, and what you do when you are not at work.",
  fields: [
    {
      name: "kind",
      label: "Kind",
      kind: "choice",
      options: Object.entries(ACCOMPLISHMENT_NAMES),
      required: true,
    },
    line("title", "Title", { required: true }),
    line("issuer", "Given or published by"),
    date("date", "When", DATE_HINT),
    text("description", "What it is about"),
    link("Address"),
  ],
  read: (one) => ({
    title: one.title,
    href: one.url,
    beside: joined(ACCOMPLISHMENT_NAMES[one.kind], one.issuer),
    when: one.date ? readableDate(one.date) : "",
    text: one.description,
  }),
};

const RECOMMENDATIONS: Collection<"recommendations"> = {
  name: "recommendations",
  kind: "recommendation",
  title: "References",
  one: "a reference",
  empty: "What others wrote about your work, in their words.",
  fields: [
    line("from", "From"),
    line("relation", "Who they are to you", { hint: "Such as ward manager, client, foreman." }),
    date("date", "When", DATE_HINT),
    text("text", "Their words", { required: true }),
  ],
  read: (one) => ({
    title: one.from ?? "Reference",
    beside: one.relation,
    when: one.date ? readableDate(one.date) : "",
    text: `“${one.text}”`,
  }),
};

/** In the order in which the page shows them. */
export const COLLECTIONS = [
  EDUCATION,
  CERTIFICATIONS,
  LANGUAGES,
  PROJECTS,
  ACCOMPLISHMENTS,
  RECOMMENDATIONS,
] as unknown as readonly Collection[];
