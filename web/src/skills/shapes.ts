/** Short names for the shapes of skills, of what others say about them, and of what a role suggests. */

import type { components } from "../shared/api/schema";

type Schemas = components["schemas"];

export type Skill = Schemas["SkillAnswer"];
/** A new skill; what is left out has its default. */
export type SkillInput = Partial<Schemas["SkillInput"]> & { name: string };
export type SkillChanges = Schemas["SkillChanges"];
export type Category = Skill["category"];
export type Proficiency = NonNullable<Skill["proficiency"]>;
export type Progression = Schemas["ProgressionAnswer"];
export type Assessment = Schemas["AssessmentAnswer"];
export type Suggestions = Schemas["SuggestionsAnswer"];
export type Suggested = Schemas["SuggestedSkill"];
export type Invitation = Schemas["InvitationAnswer"];
export type InvitationInput = Schemas["InvitationInput"];
export type InvitationKind = Invitation["kind"];
export type Endorsement = Schemas["EndorsementAnswer"];
export type CatalogueSource = Schemas["CatalogueSource"];
