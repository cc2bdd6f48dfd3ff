/** Arriving at a place within a page whose content is still on its way. */

import { useEffect } from "react";
import { usePath } from "./routing";

const WAITED_MS = 10_000;

/** After a link to `/page#place` the place is shown and focused as soon as it is there. */
export function useArrival(): void {
  const path = usePath();
  useEffect(() => {
    const place = decodeURIComponent(window.location.hash.slice(1));
    if (place) return arriveAt(place);
  }, [path]);
}

/** Goes to what has this id, or to the field of this name; until it is there, what is returned gives up. */
export function arriveAt(place: string): () => void {
  const look = () => {
    const element = document.getElementById(place) ?? document.getElementsByName(place)[0];
    if (element) {
      stop();
      showAndFocus(element);
    }
  };
  const observer = new MutationObserver(look);
  const timer = window.setTimeout(() => stop(), WAITED_MS);
  // Not at once: a new page takes the focus first.
  const first = window.setTimeout(look);
  const stop = () => {
    observer.disconnect();
    window.clearTimeout(timer);
    window.clearTimeout(first);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

function showAndFocus(element: HTMLElement): void {
  const isField = element.hasAttribute("name");
  element.scrollIntoView({ block: isField ? "center" : "start" });
  if (!isField && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
}
