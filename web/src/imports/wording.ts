/** How what was found in a file is said on the page. */

import type { Found, FoundEntry } from "../shared/api/types";
import { readablePeriod } from "../shared/dates";

export const KINDS = [
  ["experiences", "Experience", "experiences"],
  ["education", "Education", "entries of education"],
  ["certifications", "Certificates", "certificates"],
  ["languages", "Languages", "languages"],
  ["projects", "Projects", "projects"],
  ["skills", "Skills", "skills"],
  ["accomplishments", "Awards, publications, interests", "awards and interests"],
  ["recommendations", "References", "references"],
] as const;

export type KindName = (typeof KINDS)[number][0];

export function entriesOf(found: Found, kind: KindName): FoundEntry[] {
  return found[kind] ?? [];
}

const NAMES = ["title", "name", "institution", "language", "full_name", "from"];
const BESIDE = ["organization", "degree", "field", "issuer", "fluency", "role", "kind", "relation"];

/** An entry in a line: what it is called, and what tells it from others. */
export function nameOf(entry: FoundEntry): string {
  const name = NAMES.map((field) => entry.content[field]).find(Boolean);
  return typeof name === "string" ? name : "Without a name";
}

export function besideName(entry: FoundEntry): string {
  const content = entry.content as Record<string, string | boolean | null | undefined>;
  const words = BESIDE.map((field) => content[field]).filter(
    (word) => typeof word === "string" && word,
  );
  const period = readablePeriod(
    text(content.start_date ?? content.start ?? content.issued ?? content.date),
    text(content.end_date ?? content.end),
    content.is_current === true,
  );
  return [...words, period].filter(Boolean).join(" · ");
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** `start_date` -> "Start date". */
export function fieldName(field: string): string {
  const words = field
    .replaceAll("_", " ")
    .replace(/\[(\d+)\]/g, (_, at: string) => ` ${Number(at) + 1}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "3 experiences, 2 languages": counts by collection, in the order above. */
export function counted(counts: Record<string, number>): string {
  const parts = KINDS.filter(([kind]) => counts[kind]).map(
    ([kind, title, many]) => `${counts[kind]} ${counts[kind] === 1 ? singular(kind, title) : many}`,
  );
  if (counts.profile) parts.unshift("your profile");
  return parts.join(", ");
}

const SINGULAR: Partial<Record<KindName, string>> = {
  experiences: "experience",
  education: "entry of education",
  certifications: "certificate",
  languages: "language",
  projects: "project",
  skills: "skill",
  accomplishments: "award or interest",
  recommendations: "reference",
};

function singular(kind: KindName, fallback: string): string {
  return SINGULAR[kind] ?? fallback.toLowerCase();
}

/** A value of a draft as text; empty where it says nothing. */
export function readable(value: unknown): string {
  if (Array.isArray(value)) return value.map(readable).filter(Boolean).join("\n");
  if (value === true) return "yes";
  if (value === false || value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
