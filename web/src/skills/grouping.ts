/** Skills in groups, as the page shows them. */

import type { Category, Skill } from "./shapes";

export const CATEGORY_NAMES: Record<Category, string> = {
  technical: "Technical",
  domain: "Of the trade",
  tool: "Tools and machines",
  soft: "With people",
  language: "Languages",
};

export const PROFICIENCY_NAMES = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
  expert: "Expert",
} as const;

export interface Group {
  category: Category;
  name: string;
  skills: Skill[];
}

/** Groups in a fixed order, none of them empty; within one the primary first, then the longest used. */
export function grouped(skills: Skill[]): Group[] {
  return (Object.keys(CATEGORY_NAMES) as Category[])
    .map((category) => ({
      category,
      name: CATEGORY_NAMES[category],
      skills: skills.filter((skill) => skill.category === category).sort(byWeight),
    }))
    .filter((group) => group.skills.length > 0);
}

function byWeight(a: Skill, b: Skill): number {
  return (
    Number(b.primary) - Number(a.primary) ||
    (b.years ?? 0) - (a.years ?? 0) ||
    a.name.localeCompare(b.name)
  );
}
