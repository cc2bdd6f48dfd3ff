import { useSyncExternalStore } from "react";
import { answer, asked } from "../leaving";
import { AskFirst } from "./AskFirst";

/** Asks before something typed is lost. It stands once in the app. */
export function BeforeLeaving() {
  const go = useSyncExternalStore(asked.subscribe, asked.get);
  if (!go) return null;
  return (
    <AskFirst
      title="Leave without saving?"
      yes="Leave without saving"
      no="Stay here"
      onYes={() => answer(true)}
      onNo={() => answer(false)}
    >
      <p>Something here is not saved yet. If you leave now, it is lost.</p>
    </AskFirst>
  );
}
