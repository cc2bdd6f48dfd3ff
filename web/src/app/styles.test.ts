import { expect, test } from "vitest";
import css from "./styles.css?raw";

const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

type Colours = Record<string, string>;

function coloursIn(part: string): Colours {
  const said = [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)];
  return Object.fromEntries(said.map(([, name, colour]) => [name, colour]));
}

function parts(colour = ""): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** As WCAG 2.2 reckons it, from 1 to 21. */
function contrast(one: number[], other: number[]): number {
  const light = (colour: number[]) => {
    const [red = 0, green = 0, blue = 0] = colour
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [less = 0, more = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

const THEMES: Array<[string, Colours]> = [
  ["light", coloursIn(light)],
  ["dark", coloursIn(dark)],
];
const TEXTS = ["ink", "muted", "accent", "danger"];
const GROUNDS = ["paper", "surface", "accent-soft", "danger-soft"];

test.each(THEMES)("in the %s theme every text can be read on every ground", (_, colours) => {
  for (const text of TEXTS)
    for (const ground of GROUNDS)
      expect(
        contrast(parts(colours[text]), parts(colours[ground])),
        `${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
  const pairs = [
    ["on-accent", "accent"],
    ["on-accent", "danger"],
    ["ink", "mark"],
  ] as const;
  for (const [text, ground] of pairs)
    expect(contrast(parts(colours[text]), parts(colours[ground]))).toBeGreaterThanOrEqual(4.5);
});

test.each(THEMES)("in the %s theme the edge of a field is seen", (_, colours) => {
  const share = Number(/var\(--muted\) (\d+)%, var\(--line\)/.exec(css)?.[1]) / 100;
  const [muted, line] = [parts(colours.muted), parts(colours.line)];
  const edge = muted.map((value, at) => value * share + (line[at] ?? 0) * (1 - share));
  for (const ground of ["paper", "surface"])
    expect(contrast(edge, parts(colours[ground]))).toBeGreaterThanOrEqual(3);
});
