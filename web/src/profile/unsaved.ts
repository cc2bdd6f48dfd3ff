/** What somebody typed and has not saved: it stays while they look at other pages of the app. */

import { useSyncExternalStore } from "react";
import { type Store, store } from "../shared/store";
import type { Edits } from "./edits";
import type { Wishes } from "./wishes";

const edits = store<Edits>({});
/** Null where nothing was touched. */
const wishes = store<Wishes | null>(null);

type Change<Value> = (change: (before: Value) => Value) => void;

function useKept<Value>(kept: Store<Value>): [Value, Change<Value>] {
  const value = useSyncExternalStore(kept.subscribe, kept.get);
  return [value, (change) => kept.set(change(kept.get()))];
}

export const useUnsavedEdits = () => useKept(edits);
export const useUnsavedWishes = () => useKept(wishes);
