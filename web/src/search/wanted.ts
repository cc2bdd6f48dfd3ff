/** What is searched for, as it stands in the address: so a search can be linked, and gone back to. */

import type { RecordHit, SearchFacets } from "../shared/api/types";

export type Facet = keyof SearchFacets;
export type ChosenFacet = Exclude<Facet, "year">;
export type Sort = "relevance" | "start:desc" | "start:asc" | "title:asc";

export interface Wanted {
  q: string;
  kind: RecordHit["kind"][];
  skill: string[];
  organization: string[];
  industry: string[];
  /** A year, or empty. */
  year: string;
  sort: Sort | "";
  page: number;
}

const SEVERAL = ["kind", "skill", "organization", "industry"] as const;
export const SORTS: ReadonlyArray<readonly [Sort, string]> = [
  ["relevance", "Best match"],
  ["start:desc", "Newest first"],
  ["start:asc", "Oldest first"],
  ["title:asc", "By name"],
];

export function wantedIn(queryString: string): Wanted {
  const given = new URLSearchParams(queryString);
  const sort = SORTS.find(([name]) => name === given.get("sort"))?.[0] ?? "";
  const year = given.get("year") ?? "";
  return {
    q: given.get("q") ?? "",
    kind: given.getAll("kind") as Wanted["kind"],
    skill: given.getAll("skill"),
    organization: given.getAll("organization"),
    industry: given.getAll("industry"),
    year: /^\d{4}$/.test(year) ? year : "",
    sort,
    page: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
  };
}

export function addressOf(wanted: Partial<Wanted>): string {
  const said = new URLSearchParams();
  if (wanted.q) said.set("q", wanted.q);
  for (const name of SEVERAL) for (const value of wanted[name] ?? []) said.append(name, value);
  if (wanted.year) said.set("year", wanted.year);
  if (wanted.sort) said.set("sort", wanted.sort);
  if (wanted.page && wanted.page > 1) said.set("page", String(wanted.page));
  const text = said.toString();
  return text ? `/search?${text}` : "/search";
}

export function isChosen(wanted: Wanted, facet: Facet, value: string): boolean {
  return facet === "year" ? wanted.year === value : (wanted[facet] as string[]).includes(value);
}

/** The search with one value of a facet chosen, or no longer; from its first page. */
export function toggled(wanted: Wanted, facet: Facet, value: string): Wanted {
  const chosen = isChosen(wanted, facet, value);
  if (facet === "year") return { ...wanted, year: chosen ? "" : value, page: 1 };
  const values = wanted[facet] as string[];
  const left = chosen ? values.filter((one) => one !== value) : [...values, value];
  return { ...wanted, [facet]: left, page: 1 };
}

export function withoutFilters(wanted: Wanted): Wanted {
  return { ...wanted, kind: [], skill: [], organization: [], industry: [], year: "", page: 1 };
}

export function hasFilters(wanted: Wanted): boolean {
  return Boolean(wanted.year) || SEVERAL.some((name) => wanted[name].length > 0);
}
