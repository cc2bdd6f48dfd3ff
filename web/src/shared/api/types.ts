/** Short names for the shapes of the API. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Experience = Schemas["ExperienceAnswer"];
export type ExperienceInput = Schemas["ExperienceInput"];
export type Enrichment = Schemas["Enrichment"];
export type Evidence = Schemas["Evidence"];
export type Impact = Schemas["Impact"];
export type SearchHit = Schemas["SearchHit"];
export type RecordHit = Schemas["RecordHit"];
export type SearchFacets = Schemas["Facets"];
export type QuickSummary = Schemas["QuickSummaryAnswer"];
export type ProfileSummary = Schemas["ProfileSummaryAnswer"];
export type SkillYears = Schemas["SkillYears"];
export type Import = Schemas["ImportAnswer"];
export type Found = Schemas["Found"];
export type FoundEntry = Schemas["Entry"];
export type Conflict = Schemas["Conflict"];
export type Decision = Schemas["Decision"];
export type Resume = Schemas["ResumeAnswer"];
export type Profile = Schemas["ProfileAnswer"];
export type User = Schemas["UserAnswer"];
export type Factors = Schemas["FactorsAnswer"];
export type TotpSetUp = Schemas["TotpSetUp"];
export type Passkey = Schemas["PasskeyAnswer"];
export type Session = Schemas["SessionAnswer"];
export type ApiKey = Schemas["ApiKeyAnswer"];
export type ApiKeyInput = Schemas["ApiKeyInput"];
export type Scope = Schemas["Scope"];
