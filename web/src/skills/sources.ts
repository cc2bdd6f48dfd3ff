/** How a catalogue of skills is credited. */

import type { CatalogueSource } from "./shapes";

/** Its version, its own words about whose it is, and its licence. */
export function creditOf({ version, attribution, licence }: CatalogueSource): string {
  return [`Version ${version}`, attribution, `Licence: ${licence}`].map(asSentence).join(" ");
}

function asSentence(words: string): string {
  const text = words.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
