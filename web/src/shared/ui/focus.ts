/** Where the focus goes when a form takes the place of the button that opened it, and back. */

import { type RefObject, useEffect, useRef } from "react";

/** For a form that has just opened: its first field takes the focus. */
export function useFocusAtFirst(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [form]);
}

/** For what has just taken the place of a form or a button: it takes the focus. */
export function useFocusOnArrival<One extends HTMLElement>() {
  const arrived = useRef<One>(null);
  useEffect(() => arrived.current?.focus({ preventScroll: true }), []);
  return arrived;
}

/** For the button that opened something: it takes the focus again once that is closed. */
export function useFocusBack(open: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return button;
}
