/** The page by its address: the browser's history, and nothing else. */

import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";
import { beforeLeaving, wouldLose } from "./leaving";

interface Place {
  path: string;
  query: string;
  /** How many steps it lies behind the first page of this visit. */
  step: number;
}

const listeners = new Set<() => void>();
/** What is shown. The browser's address runs ahead of it while somebody is asked whether to leave. */
let shown: Place | null = null;
let returning = false;

function here(): Place {
  const { pathname, search } = window.location;
  return { path: pathname, query: search, step: window.history.state?.step ?? 0 };
}

export function shownNow(): Place {
  shown ??= here();
  return shown;
}

function show(): void {
  shown = here();
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  if (!listeners.size) {
    window.history.replaceState({ step: here().step }, "");
    window.addEventListener("popstate", stepped);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) window.removeEventListener("popstate", stepped);
  };
}

/** The browser went back or forth: where that would lose something, it returns until somebody says so. */
function stepped(): void {
  if (returning) {
    returning = false;
    return;
  }
  // A link within the page makes an entry that knows nothing of its place.
  if (window.history.state?.step === undefined && here().path === shownNow().path)
    window.history.replaceState({ step: shownNow().step + 1 }, "");
  if (here().path === shownNow().path || !wouldLose("page")) {
    show();
    return;
  }
  const steps = here().step - shownNow().step || -1;
  returning = true;
  window.history.go(-steps);
  beforeLeaving(() => window.history.go(steps));
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => shownNow().path);
}

/** What follows the `?` of the address. */
export function useQueryString(): string {
  return useSyncExternalStore(subscribe, () => shownNow().query);
}

/** Goes to an address of the app; asks first where something typed on this page would be lost. */
export function navigate(address: string, { replace = false } = {}): void {
  const go = () => {
    const { step } = shownNow();
    if (replace) window.history.replaceState({ step }, "", address);
    else window.history.pushState({ step: step + 1 }, "", address);
    show();
    if (!address.includes("#")) window.scrollTo(0, 0);
  };
  const isHere = new URL(address, window.location.href).pathname === shownNow().path;
  if (isHere) go();
  else beforeLeaving(go);
}

/** A link inside the app. With a modifier key, or another button, the browser does what it always does. */
export function Link({ href = "/", ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}

/** The parts of a path that stand for `:names` of a pattern; null where it is another page. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return found;
}
