import type { ReactNode } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { useFocusOnArrival } from "./focus";
import { ProblemNotice } from "./Notice";

interface Props {
  title: string;
  children: ReactNode;
  /** What the button says that does it, and what it says meanwhile. */
  yes: string;
  busyText?: string;
  no?: string;
  busy?: boolean;
  problem?: unknown;
  onYes: () => void;
  onNo: () => void;
}

/** A dialog before something that cannot simply be taken back. The focus begins where nothing is lost. */
export function AskFirst({ title, children, yes, busyText, no = "Keep it", ...rest }: Props) {
  const { busy, problem, onYes, onNo } = rest;
  const safe = useFocusOnArrival<HTMLButtonElement>();
  return (
    <Dialog title={title} onClose={onNo}>
      <div className="grid gap-4">
        {children}
        <ProblemNotice problem={problem} />
        <div className="flex flex-wrap gap-2">
          <Button look="danger" busy={busy} busyText={busyText} onClick={onYes}>
            {yes}
          </Button>
          <Button ref={safe} look="outline" onClick={onNo}>
            {no}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
