import { useState } from "react";
import { Button } from "./Button";
import { Notice, ProblemNotice } from "./Notice";

interface Props<Saved> {
  read: () => Promise<Saved>;
  keepMine: (saved: Saved) => void;
  takeSaved: (saved: Saved) => void;
}

/** What was opened here was changed elsewhere: its owner decides which of the two stays. */
export function ChangedMeanwhile<Saved>({ read, keepMine, takeSaved }: Props<Saved>) {
  const [problem, setProblem] = useState<unknown>(null);
  const withSaved = (go: (saved: Saved) => void) => () =>
    void read().then(go, (refusal) => setProblem(refusal));
  return (
    <>
      <Notice
        tone="danger"
        title="This was changed elsewhere since you opened it."
        actions={
          <>
            <Button look="outline" onClick={withSaved(keepMine)}>
              Save mine over it
            </Button>
            <Button look="outline" onClick={withSaved(takeSaved)}>
              Show what is saved
            </Button>
          </>
        }
      >
        Perhaps in another window. What you typed is still here.
      </Notice>
      <ProblemNotice problem={problem} />
    </>
  );
}
