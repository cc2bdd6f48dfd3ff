import { useState } from "react";
import { OtherWays, type Ways } from "./OtherWays";
import { PasswordStep } from "./PasswordStep";
import { RefusalNotice } from "./RefusalNotice";
import type { Refusal } from "./refusals";
import { SecondStep } from "./SecondStep";
import type { Waiting } from "./signingIn";
import { useAttempt } from "./useAttempt";

export interface SignInProps {
  submitText?: string;
  /** The username, where the page knows who is to sign in. */
  knownAs?: string | undefined;
  /** Whether a page lies beneath that must stay as it is. */
  overPage?: boolean;
  /** What opens the account, where the page knows; else everything is offered. */
  ways?: Ways;
  /** What was refused before this page was opened. */
  refused?: Refusal | null;
}

/** The whole way in: a password or another way, and a second factor where there is one. */
export function SignIn({ refused = null, ...props }: SignInProps) {
  const { submitText = "Sign in", knownAs, overPage, ways } = props;
  const [identifier, setIdentifier] = useState(knownAs ?? "");
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const attempt = useAttempt();
  const refusal = attempt.refusal ?? (attempt.busy ? null : refused);

  if (waiting)
    return (
      <SecondStep
        waiting={waiting}
        submitText={submitText}
        overPage={overPage}
        onBeginAgain={() => setWaiting(null)}
      />
    );
  return (
    <div className="grid gap-5">
      {ways?.password !== false && (
        <PasswordStep
          attempt={attempt}
          identifier={knownAs ?? identifier}
          onIdentifier={knownAs === undefined ? setIdentifier : undefined}
          onWaiting={setWaiting}
          submitText={submitText}
        />
      )}
      <RefusalNotice
        refusal={refusal}
        wait={attempt.wait}
        overPage={overPage}
        {...(attempt.refusal && { onReactivate: attempt.reactivate })}
      />
      <OtherWays
        attempt={attempt}
        overPage={overPage}
        ways={ways}
        comingBack={refusal?.remedy === "reactivate"}
      />
    </div>
  );
}
