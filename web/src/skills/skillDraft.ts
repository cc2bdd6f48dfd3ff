/** A skill as it stands in its form: all text. */

import type { FieldProblem } from "../shared/api/problem";
import { NOT_A_DATE, parseDate } from "../shared/dates";
import { REQUIRED } from "../shared/drafts";
import type { Category, Proficiency, Skill, SkillChanges, SkillInput } from "./shapes";

export interface SkillDraft {
  name: string;
  category: string;
  proficiency: string;
  years: string;
  last_used: string;
}

export const EMPTY: SkillDraft = {
  name: "",
  category: "",
  proficiency: "",
  years: "",
  last_used: "",
};

const MOST_YEARS = 80;

export function skillDraftOf(skill: Skill): SkillDraft {
  return {
    name: skill.name,
    category: skill.category,
    proficiency: skill.proficiency ?? "",
    years: skill.years === null ? "" : String(skill.years),
    last_used: skill.last_used ?? "",
  };
}

export function skillOf(draft: SkillDraft): SkillInput {
  return {
    name: draft.name.trim(),
    // Empty, the catalogue tells it.
    category: (draft.category || null) as Category | null,
    proficiency: (draft.proficiency || null) as Proficiency | null,
    years: draft.years.trim() ? numberOf(draft.years) : null,
    last_used: draft.last_used.trim() || null,
  };
}

/**
 * Only what differs: years that experiences tell are not made one's own by saving something else, and
 * go on being counted.
 */
export function changedSkill(skill: Skill, draft: SkillDraft): SkillChanges {
  const before = skillDraftOf(skill);
  const wanted = skillOf(draft);
  const differing = (Object.keys(before) as Array<keyof SkillDraft>).filter(
    (field) => draft[field].trim() !== before[field],
  );
  return Object.fromEntries(differing.map((field) => [field, wanted[field]]));
}

export function skillProblems(draft: SkillDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!draft.name.trim()) problems.push({ field: "name", message: REQUIRED });
  const years = draft.years.trim() ? numberOf(draft.years) : 0;
  if (Number.isNaN(years) || years < 0 || years > MOST_YEARS)
    problems.push({ field: "years", message: "Write a number of years, such as 4 or 2.5." });
  if (draft.last_used.trim() && !parseDate(draft.last_used))
    problems.push({ field: "last_used", message: NOT_A_DATE });
  return problems;
}

function numberOf(typed: string): number {
  return Number(typed.trim().replace(",", "."));
}
