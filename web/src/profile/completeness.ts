/** How full a record is, as a ring, and where each part of it is filled in. */

import type { CompletenessPart } from "./shapes";

export interface Arc {
  part: string;
  done: boolean;
  /** Lengths along the circle, as `stroke-dasharray` and `stroke-dashoffset` take them. */
  length: number;
  offset: number;
}

/** One arc for each part, as long as its weight, with a gap between two; what is done comes first. */
export function arcsOf(parts: CompletenessPart[], circumference: number, gap: number): Arc[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (!total) return [];
  let at = 0;
  return [...parts]
    .sort((a, b) => Number(b.done) - Number(a.done))
    .map(({ part, weight, done }) => {
      const whole = (weight / total) * circumference;
      const arc = { part, done, length: Math.max(1, whole - gap), offset: -at };
      at += whole;
      return arc;
    });
}

export interface Way {
  /** The page that has it. */
  address: string;
  /** The `name` of the control that takes the focus there. */
  field?: string;
}

const YOU = "/profile";
const BACKGROUND = "/profile/background";
const WISHES = "/profile/wishes";

const WAYS: Record<string, Way> = {
  experiences: { address: "/experiences/new" },
  descriptions: { address: "/" },
  reachable: { address: YOU, field: "email" },
  skills: { address: "/skills", field: "add-skill" },
  preferences: { address: WISHES, field: "desired_titles" },
};
const IN_BACKGROUND = [
  "education",
  "certifications",
  "languages",
  "projects",
  "accomplishments",
  "recommendations",
];

/** Where a part is filled in. A part that is a field of the profile is at that field. */
export function wayTo(part: string): Way {
  if (IN_BACKGROUND.includes(part)) return { address: BACKGROUND, field: `add-${part}` };
  return WAYS[part] ?? { address: YOU, field: part };
}

const NAMES: Record<string, string> = {
  full_name: "Name",
  email: "E-mail address",
  reachable: "How to reach you",
  descriptions: "What you did in each position",
  location: "Place",
  linkedin_url: "LinkedIn",
  github_url: "GitHub",
  website_url: "Website",
  bio: "About you",
  career_objective: "What you look for next",
  career_goals: "Where you want to go",
  certifications: "Certificates and licences",
  recommendations: "References",
  accomplishments: "Awards, publications, interests",
};

/** What a part is called on the page. */
export function nameOfPart(part: string): string {
  const words = NAMES[part] ?? part.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
