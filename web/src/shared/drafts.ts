/** What stands in forms as text. */

export const REQUIRED = "This is needed.";

/**
 * The items of a text, without bullets, each once. One that was `kept` before and still stands there stays
 * as it was, whatever is in it: `Diallo, Amina` is one person.
 */
export function itemsOf(
  typed: string,
  between: string | RegExp,
  kept: readonly string[] = [],
): string[] {
  const before = new Map(kept.map((one) => [one.trim(), one]));
  const most = Math.max(0, ...kept.map((one) => bordersOf(one, between)[0].length - 1));
  const [starts, ends] = bordersOf(typed, between);
  const items: string[] = [];
  for (let at = 0; at < starts.length; ) {
    const upTo = (last: number) => typed.slice(starts[at], ends[last]).trim();
    let last = Math.min(at + most, starts.length - 1);
    while (last > at && !before.has(upTo(last))) last -= 1;
    items.push(before.get(upTo(last)) ?? withoutBullet(upTo(last)));
    at = last + 1;
  }
  return [...new Set(items.filter(Boolean))];
}

/** Where what stands between the separators begins and ends. */
function bordersOf(typed: string, between: string | RegExp): [starts: number[], ends: number[]] {
  const separators = [...typed.matchAll(new RegExp(between, "g"))];
  return [
    [0, ...separators.map((one) => one.index + one[0].length)],
    [...separators.map((one) => one.index), typed.length],
  ];
}

function withoutBullet(item: string): string {
  return item.replace(/^[-•*]\s+/, "").trim();
}

/** Whether a draft is another than the one that its form began with. */
export function differs<Draft extends object>(draft: Draft, first: Draft): boolean {
  return (Object.keys(draft) as Array<keyof Draft>).some((name) => draft[name] !== first[name]);
}
