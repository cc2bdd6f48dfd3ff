/** What the values of the record are called on the page. */

export const TYPE_NAMES = {
  work: "Work",
  volunteer: "Volunteering",
  military: "Military service",
  project: "Project",
  other: "Other",
} as const;

export const EMPLOYMENT_NAMES = {
  full_time: "Full time",
  part_time: "Part time",
  contract: "Contract",
  internship: "Internship",
  freelance: "Freelance",
  temporary: "Temporary",
} as const;
