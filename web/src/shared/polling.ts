/** When to ask again for what arrives by itself: soon after a change, then ever more rarely. */

export const SHORTEST_WAIT = 1_000;
export const LONGEST_WAIT = 15_000;
export const PATIENCE = 10 * 60_000;

let lastChange = Date.now();

/** Something was changed, or the person came back: news may come soon. */
export function expectNews(): void {
  lastChange = Date.now();
}

/**
 * Milliseconds until the next question, `elapsed` milliseconds after the last change. As long as has
 * passed already, so that the wait doubles each time; false once nothing can be expected any more.
 */
export function nextWait(elapsed: number): number | false {
  if (elapsed > PATIENCE) return false;
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, elapsed));
}

/** For `refetchInterval`: the wait while something is pending, else false. */
export function whilePending(pending: boolean): number | false {
  return pending && nextWait(Date.now() - lastChange);
}

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") expectNews();
  });
}
