/** What the next job should be like, as it stands in its form. */

import type { FieldProblem } from "../shared/api/problem";
import { NOT_A_DATE, parseDate } from "../shared/dates";
import { itemsOf } from "../shared/drafts";
import type { Preferences, Salary } from "./shapes";

export interface Wishes {
  desired_titles: string;
  desired_locations: string;
  work_modes: string[];
  employment_types: string[];
  /** "", "yes" or "no". */
  relocate: string;
  available_from: string;
  minimum: string;
  currency: string;
  per: string;
}

export const WORK_MODE_NAMES = {
  onsite: "At the workplace",
  hybrid: "Partly from home",
  remote: "From home or anywhere",
} as const;

export const SALARY_PERIOD_NAMES = {
  hour: "an hour",
  day: "a day",
  month: "a month",
  year: "a year",
} as const;

export function wishesOf(preferences: Preferences): Wishes {
  const { salary, willing_to_relocate: relocate } = preferences;
  return {
    desired_titles: preferences.desired_titles.join(", "),
    desired_locations: preferences.desired_locations.join(", "),
    work_modes: preferences.work_modes,
    employment_types: preferences.employment_types,
    relocate: relocate === null || relocate === undefined ? "" : relocate ? "yes" : "no",
    available_from: preferences.available_from ?? "",
    minimum: salary?.minimum ? String(Number(salary.minimum)) : "",
    currency: salary?.currency ?? "",
    per: salary?.per ?? "year",
  };
}

/** What the API takes; of what is kept, `Ulm, Germany` stays one place. */
export function preferencesOf(wishes: Wishes, kept?: Preferences): Preferences {
  return {
    desired_titles: itemsOf(wishes.desired_titles, /[,\n]/, kept?.desired_titles),
    desired_locations: itemsOf(wishes.desired_locations, /[;\n]|,\s/, kept?.desired_locations),
    work_modes: wishes.work_modes as Preferences["work_modes"],
    employment_types: wishes.employment_types as Preferences["employment_types"],
    willing_to_relocate: wishes.relocate ? wishes.relocate === "yes" : null,
    available_from: wishes.available_from.trim() || null,
    salary: salaryOf(wishes),
  };
}

function salaryOf({ minimum, currency, per }: Wishes): Salary | null {
  const amount = amountOf(minimum);
  if (!amount) return null;
  return { minimum: amount, currency: currency.trim().toUpperCase(), per: per as Salary["per"] };
}

/** "45 000", "45,000" and "45'000" are the same number; a decimal point or comma before one or two digits stays. */
export function amountOf(typed: string): string | null {
  const digits = typed
    .trim()
    .replace(/[\s'’\u00a0\u202f]/g, "")
    .replace(/[.,](?=\d{3}(?:\D|$))/g, "")
    .replace(",", ".");
  return /^\d{1,14}(\.\d{1,2})?$/.test(digits) ? digits : null;
}

export function wishProblems(wishes: Wishes): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, message: string) => problems.push({ field, message });
  if (wishes.available_from.trim() && !parseDate(wishes.available_from))
    add("available_from", NOT_A_DATE);
  if (wishes.minimum.trim() && !amountOf(wishes.minimum))
    add("minimum", "Write a number, such as 45000 or 18.50.");
  if (wishes.minimum.trim() && !/^[a-z]{3}$/i.test(wishes.currency.trim()))
    add("currency", "Three letters, such as EUR.");
  return problems;
}
