import { useEffect } from "react";

/** A single `/` goes to the search, unless somebody is writing or a dialog is open. */
export function useSlash(focus: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (at?.closest("input, textarea, select, [contenteditable], dialog")) return;
      event.preventDefault();
      focus();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [focus]);
}
