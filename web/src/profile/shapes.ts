/** Short names for the shapes of the profile and of what stands beside the experiences. */

import type { components } from "../shared/api/schema";

type Schemas = components["schemas"];

export type Profile = Schemas["ProfileAnswer"];
export type ProfileChanges = Schemas["ProfileChanges"];
export type Visibility = Profile["visibility"];
/** A part of the record that others may see. */
export type Part = Profile["shown"][number];
export type Preferences = Schemas["Preferences-Output"];
export type Salary = Schemas["Salary-Output"];
export type Completeness = Schemas["Completeness"];
export type CompletenessPart = Schemas["CompletenessPart"];
export type Project = Schemas["ProjectAnswer"];
export type ProjectContent = Schemas["ProjectContent"];

/** One entry of every collection. */
export interface Entries {
  education: Schemas["EducationAnswer"];
  certifications: Schemas["CertificationAnswer"];
  languages: Schemas["LanguageAnswer"];
  projects: Project;
  accomplishments: Schemas["AccomplishmentAnswer"];
  recommendations: Schemas["RecommendationAnswer"];
}

export type CollectionName = keyof Entries;
export type Entry = Entries[CollectionName];
