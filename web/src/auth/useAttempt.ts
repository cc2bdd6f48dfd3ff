import { useRef, useState } from "react";
import { useCountdown } from "../shared/ui/useCountdown";
import { type Refusal, refusalOf } from "./refusals";

type Try = (reactivate: boolean) => Promise<unknown>;

export interface Attempt {
  /** The way that is being tried now, e.g. "password". */
  busy: string | null;
  refusal: Refusal | null;
  /** Seconds until another try is heard. */
  wait: number;
  begin: (way: string, what: Try) => void;
  /** The last try again, this time to bring the account back. */
  reactivate: () => void;
  forget: () => void;
}

/** Tries to sign in, one at a time, with what came of the last one. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [wait, beginWait] = useCountdown();
  const last = useRef<{ way: string; what: Try } | null>(null);

  const run = async (way: string, what: Try, reactivate: boolean) => {
    last.current = { way, what };
    setBusy(way);
    setRefusal(null);
    try {
      await what(reactivate);
    } catch (problem) {
      const refused = refusalOf(problem);
      setRefusal(refused);
      beginWait(refused.wait);
    }
    setBusy(null);
  };

  return {
    busy,
    refusal,
    wait,
    begin: (way, what) => void run(way, what, false),
    reactivate: () => {
      if (last.current) void run(last.current.way, last.current.what, true);
    },
    forget: () => {
      setRefusal(null);
      beginWait(0);
    },
  };
}
