import { useState } from "react";
import type { Factors } from "../shared/api/types";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { Notice } from "../shared/ui/Notice";
import { changes, useAccountChange, useFactors } from "./queries";
import { Row, Section } from "./Section";

const FEW = 3;

interface Props {
  onCodes: (codes: string[]) => void;
}

/** How many are left, for whoever has a second factor. */
export function RecoveryCodes({ onCodes }: Props) {
  const factors = useFactors();
  return (
    <Section
      title="Recovery codes"
      about="Ten codes for the day on which the app or the passkey is lost. Each works once."
    >
      <Loaded query={factors} label="Looking at what protects your account" lines={1}>
        {(known) =>
          known.totp || known.passkeys > 0 ? (
            <Left factors={known} onCodes={onCodes} />
          ) : (
            <p className="text-[0.9375rem] text-muted">
              They come with your first passkey or authenticator app.
            </p>
          )
        }
      </Loaded>
    </Section>
  );
}

function Left({ factors, onCodes }: Props & { factors: Factors }) {
  const [asking, setAsking] = useState(false);
  const left = factors.recovery_codes_left;
  const replaced = ({ recovery_codes }: { recovery_codes: string[] }) => {
    setAsking(false);
    onCodes(recovery_codes);
  };
  const replacing = useAccountChange(() => changes.replaceRecoveryCodes(), replaced);
  return (
    <>
      <Row
        actions={
          <Button look="outline" onClick={() => setAsking(true)}>
            Replace them
          </Button>
        }
      >
        <p>{["None is left.", "One is left."][left] ?? `${left} are left.`}</p>
      </Row>
      {left <= FEW && (
        <Notice tone="danger">
          {left ? "Few codes are left." : "No code is left."} Replace them while you can still sign
          in without them.
        </Notice>
      )}
      {asking && (
        <AskFirst
          title="Replace the recovery codes?"
          yes="Replace them"
          busyText="Making new ones …"
          no="Keep the old ones"
          busy={replacing.isPending}
          problem={replacing.error}
          onYes={() => replacing.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>The ones that you kept are worth nothing from then on.</p>
        </AskFirst>
      )}
    </>
  );
}
