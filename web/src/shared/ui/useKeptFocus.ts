import { useEffect } from "react";

const OTHERS_FIRST_MS = 50;
const PARTS = "section, article, aside, main";

/**
 * For the whole app: where the control that has the focus goes away, as with a row that was deleted, the
 * keyboard goes on from the nearest heading and not from the top. What gives the focus away itself is first.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: Element[] = [];
    let timer: number | undefined;
    const remember = (event: FocusEvent) => {
      path = event.composedPath().filter((one) => one instanceof Element);
    };
    const look = () => {
      if (document.activeElement !== document.body || !path[0] || path[0].isConnected) return;
      focusOn(nearestPlace(path) ?? document.getElementById("content"));
    };
    const observer = new MutationObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, OTHERS_FIRST_MS);
    });
    document.addEventListener("focusin", remember);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", remember);
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
}

/** The heading of the innermost part that is still there, of an element and what was around it. */
export function nearestPlace(path: Element[]): HTMLElement | null {
  for (const part of path)
    if (part.isConnected && part.matches(PARTS)) {
      const heading = part.querySelector<HTMLElement>("h1, h2, h3");
      if (heading) return heading;
    }
  return null;
}

function focusOn(place: HTMLElement | null): void {
  if (place && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place?.focus({ preventScroll: true });
}
