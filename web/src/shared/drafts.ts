/** What stands in forms as text. */

export const REQUIRED = "This is needed.";

/** The items of a text, without bullets, each once. */
export function itemsOf(typed: string, between: string | RegExp): string[] {
  const items = typed.split(between).map((item) => item.replace(/^\s*[-•*]\s+/, "").trim());
  return [...new Set(items.filter(Boolean))];
}

/** Whether a draft is another than the one that its form began with. */
export function differs<Draft extends object>(draft: Draft, first: Draft): boolean {
  return (Object.keys(draft) as Array<keyof Draft>).some((name) => draft[name] !== first[name]);
}
