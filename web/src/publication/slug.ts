/** The name of a public page, looked at while it is typed. What is reserved or taken only the API knows. */

const SHORTEST = 3;
export const LONGEST = 50;
const FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SPELLED: Record<string, string> = { ß: "ss", ø: "o", ł: "l", æ: "ae", đ: "d", œ: "oe" };

/** What is wrong with it, or null. */
export function problemWithSlug(slug: string): string | null {
  if (!slug) return null;
  if (/[A-Z]/.test(slug)) return "Small letters only.";
  if (/[^a-z0-9-]/.test(slug)) return "Letters from a to z, digits and hyphens only.";
  if (!FORM.test(slug)) return "One hyphen at a time, and none at the beginning or the end.";
  if (slug.length < SHORTEST) return `At least ${SHORTEST} characters.`;
  if (slug.length > LONGEST) return `At most ${LONGEST} characters.`;
  if (/^\d+$/.test(slug)) return "With letters, as people read it.";
  return null;
}

/** A name for the page of somebody who is called so: "Zoë Müller" -> "zoe-muller". */
export function slugOf(name: string | null | undefined): string {
  return (name ?? "")
    .toLowerCase()
    .replace(/[ßøłæđœ]/g, (letter) => SPELLED[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}
