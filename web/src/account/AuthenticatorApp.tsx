import { useState } from "react";
import type { TotpSetUp } from "../shared/api/types";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { changes, useAccountChange, useFactors } from "./queries";
import { Mark, Row, Section } from "./Section";
import { SetUpApp } from "./SetUpApp";

interface Props {
  onCodes: (codes: string[]) => void;
}

export function AuthenticatorApp({ onCodes }: Props) {
  const factors = useFactors();
  return (
    <Section
      title="Authenticator app"
      about="An app on your phone shows a code of six digits, which is asked for after the password."
    >
      <Loaded query={factors} label="Looking at what protects your account" lines={2}>
        {({ totp }) => (totp ? <On /> : <Off onCodes={onCodes} />)}
      </Loaded>
    </Section>
  );
}

function Off({ onCodes }: Props) {
  const [offered, setOffered] = useState<TotpSetUp | null>(null);
  const beginning = useAccountChange(() => changes.beginTotp(), setOffered);
  if (offered)
    return <SetUpApp offered={offered} onCodes={onCodes} onCancel={() => setOffered(null)} />;
  return (
    <>
      <Row
        actions={
          <Button
            look="outline"
            busy={beginning.isPending}
            busyText="Making a secret …"
            onClick={() => beginning.mutate()}
          >
            Set up an app
          </Button>
        }
      >
        <p className="text-[0.9375rem] text-muted">None is set up.</p>
      </Row>
      <ProblemNotice problem={beginning.error} />
    </>
  );
}

function On() {
  const [asking, setAsking] = useState(false);
  const removing = useAccountChange(() => changes.removeTotp());
  return (
    <>
      <Row
        actions={
          <Button look="outline" onClick={() => setAsking(true)}>
            Remove<span className="sr-only"> the authenticator app</span>
          </Button>
        }
      >
        <p className="text-[0.9375rem]">
          An app is set up. <Mark>on</Mark>
        </p>
      </Row>
      {asking && (
        <AskFirst
          title="Remove the authenticator app?"
          yes="Remove it"
          busyText="Removing …"
          busy={removing.isPending}
          problem={removing.error}
          onYes={() => removing.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>
            Its codes open your account no more. Without any second factor the password alone lets
            somebody in.
          </p>
        </AskFirst>
      )}
    </>
  );
}
