/** What others may be shown, in the order of the page. The name always is. */

import type { Part } from "../profile/shapes";

export const PARTS: ReadonlyArray<readonly [part: Part, name: string, reaches?: true]> = [
  ["photo", "Photo"],
  ["headline", "Headline"],
  ["bio", "About you"],
  ["location", "Place"],
  ["email", "E-mail address", true],
  ["phone", "Phone", true],
  ["links", "Links"],
  ["experiences", "Experience"],
  ["education", "Education"],
  ["certifications", "Certificates and licences"],
  ["languages", "Languages"],
  ["skills", "Skills"],
  ["projects", "Projects"],
  ["accomplishments", "Awards, publications, interests"],
  ["recommendations", "References"],
];

/** The parts with one of them shown or not. */
export function withPart(shown: Part[], part: Part, on: boolean): Part[] {
  const others = shown.filter((one) => one !== part);
  return on ? [...others, part] : others;
}
