/** What somebody typed and has not saved, and the question before it would be lost. */

import { store } from "./store";

/**
 * What takes it away: leaving the page, or only leaving the app, for what the app keeps in memory while
 * other pages are looked at.
 */
export type LostBy = "page" | "app";

const unsaved = new Map<string, LostBy>();
/** What goes on once somebody says that it may be lost; null where nobody is asked. */
export const asked = store<(() => void) | null>(null);

export function holdUnsaved(name: string, lostBy: LostBy): void {
  if (!unsaved.size) window.addEventListener("beforeunload", warn);
  unsaved.set(name, lostBy);
}

export function letGo(name: string): void {
  unsaved.delete(name);
  if (!unsaved.size) window.removeEventListener("beforeunload", warn);
}

/** Before a page that nobody may stay on: nothing is asked any more. */
export function letAllGo(): void {
  for (const name of [...unsaved.keys()]) letGo(name);
}

export function wouldLose(leaving: LostBy): boolean {
  return [...unsaved.values()].some((lostBy) => leaving === "app" || lostBy === "page");
}

/** Goes on at once where nothing would be lost, else as soon as somebody says so. */
export function beforeLeaving(go: () => void, leaving: LostBy = "page"): void {
  if (!wouldLose(leaving)) {
    go();
    return;
  }
  asked.set(() => {
    for (const [name, lostBy] of [...unsaved])
      if (leaving === "app" || lostBy === "page") letGo(name);
    go();
  });
}

export function answer(leave: boolean): void {
  const go = asked.get();
  asked.set(null);
  if (leave) go?.();
}

/** The browser asks in its own words before the page is closed or loaded anew. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
