import { useEffect, useId } from "react";
import { holdUnsaved, letGo } from "./leaving";

/**
 * For a form: while `unsaved`, somebody is asked before what they typed is lost. `keptAs` names what the
 * app keeps while other pages are looked at: it is asked for only before the app itself is left. What is
 * returned says that it is saved, for a form that leaves the page in the same breath.
 */
export function useUnsavedChanges(unsaved: boolean, keptAs?: string): () => void {
  const id = useId();
  const name = keptAs ?? id;
  useEffect(() => {
    if (unsaved) holdUnsaved(name, keptAs ? "app" : "page");
    else letGo(name);
    return keptAs ? undefined : () => letGo(name);
  }, [unsaved, name, keptAs]);
  return () => letGo(name);
}
