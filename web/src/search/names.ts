/** What things are called where they are found. */

import type { RecordHit } from "../shared/api/types";
import type { Facet } from "./wanted";

export const KIND_NAMES: Record<RecordHit["kind"], string> = {
  experience: "Experience",
  education: "Education",
  certification: "Certificate",
  language: "Language",
  project: "Project",
  accomplishment: "Award, publication, interest",
  recommendation: "Reference",
  skill: "Skill",
  profile: "Profile",
};

export const FACETS: ReadonlyArray<readonly [Facet, string]> = [
  ["kind", "Part of the record"],
  ["skill", "Skill"],
  ["organization", "Organization"],
  ["industry", "Industry"],
  ["year", "Year"],
];

export const COMPLETION_NAMES: Record<string, string> = {
  skill: "skill",
  title: "title",
  organization: "organization",
  word: "",
};

export function facetName(facet: Facet, value: string): string {
  return facet === "kind" ? (KIND_NAMES[value as RecordHit["kind"]] ?? value) : value;
}

/** Where a part of the record is shown. */
export function placeOf({ kind, id }: Pick<RecordHit, "kind" | "id">): string {
  if (kind === "experience") return `/#experience-${id}`;
  if (kind === "skill") return `/skills/${id}`;
  return kind === "profile" ? "/profile" : `/profile/background#${kind}-${id}`;
}
