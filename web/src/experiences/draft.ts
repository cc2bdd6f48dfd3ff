/** An experience as it stands in the form: all text, one line for one item. */

import type { FieldProblem } from "../shared/api/problem";
import type { Experience, ExperienceInput } from "../shared/api/types";
import { endInMonths, NOT_A_DATE, parseDate, startInMonths } from "../shared/dates";
import { itemsOf, REQUIRED } from "../shared/drafts";

const TEXTS = [
  "title",
  "organization",
  "location",
  "department",
  "industry",
  "role_type",
  "description",
  "start_date",
  "end_date",
  "experience_type",
  "employment_type",
  "team_size",
  "budget_managed",
  "revenue_impact",
  "cost_savings",
  "currency",
] as const;
const LISTS = ["responsibilities", "achievements"] as const;

export type TextName = (typeof TEXTS)[number] | (typeof LISTS)[number] | "technologies";
export type Draft = Record<TextName, string> & { is_current: boolean };

export const EMPTY_DRAFT: Draft = {
  ...(Object.fromEntries([...TEXTS, ...LISTS, "technologies"].map((name) => [name, ""])) as Record<
    TextName,
    string
  >),
  experience_type: "work",
  is_current: false,
};

export function draftOf(experience: Experience): Draft {
  const draft = { ...EMPTY_DRAFT, is_current: experience.is_current };
  for (const name of TEXTS) draft[name] = String(experience[name] ?? "");
  for (const name of LISTS) draft[name] = experience[name].join("\n");
  draft.technologies = experience.technologies.join(", ");
  return draft;
}

/** What the API takes. Empty text is no value, except where one is required; what was not touched stays. */
export function inputOf(draft: Draft, kept?: Experience): ExperienceInput {
  const optional = (name: TextName) => draft[name].trim() || null;
  const entries = TEXTS.map((name) => [name, optional(name)]);
  return {
    ...(Object.fromEntries(entries) as unknown as ExperienceInput),
    title: draft.title.trim(),
    organization: draft.organization.trim(),
    description: draft.description.trim(),
    start_date: draft.start_date.trim(),
    team_size: draft.team_size.trim() ? Number(draft.team_size) : null,
    currency: optional("currency")?.toUpperCase() ?? null,
    responsibilities: itemsOf(draft.responsibilities, "\n", kept?.responsibilities),
    achievements: itemsOf(draft.achievements, "\n", kept?.achievements),
    technologies: itemsOf(draft.technologies, /[,\n]/, kept?.technologies),
    ...(kept && untouched(draft, kept)),
    end_date: draft.is_current ? null : optional("end_date"),
    is_current: draft.is_current,
  };
}

/** The values of the fields whose text is still the one they were shown as. */
function untouched(draft: Draft, kept: Experience): Partial<ExperienceInput> {
  const before = draftOf(kept);
  const same = [...TEXTS, ...LISTS, "technologies" as const].filter(
    (name) => draft[name] === before[name],
  );
  return Object.fromEntries(same.map((name) => [name, kept[name]]));
}

/** What can be told before the API has to. */
export function problemsOf(draft: Draft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: TextName, message: string) => problems.push({ field, message });
  for (const name of ["title", "organization", "description", "start_date"] as const)
    if (!draft[name].trim()) add(name, REQUIRED);
  if (draft.start_date.trim() && !parseDate(draft.start_date)) add("start_date", NOT_A_DATE);
  if (!draft.is_current) {
    if (!draft.end_date.trim()) add("end_date", "Give the end, or say that you work here now.");
    else if (!parseDate(draft.end_date)) add("end_date", NOT_A_DATE);
    else if (endsBeforeStart(draft)) add("end_date", "The end lies before the start.");
  }
  if (draft.team_size.trim() && !/^\d+$/.test(draft.team_size.trim()))
    add("team_size", "Write a whole number.");
  for (const name of ["budget_managed", "revenue_impact", "cost_savings"] as const)
    if (draft[name].trim() && !/^\d+(\.\d+)?$/.test(draft[name].trim()))
      add(name, "Write digits only, such as 120000 or 99.50.");
  return problems;
}

function endsBeforeStart(draft: Draft): boolean {
  const start = startInMonths(draft.start_date);
  const end = endInMonths(draft.end_date);
  return start !== null && end !== null && end <= start;
}
