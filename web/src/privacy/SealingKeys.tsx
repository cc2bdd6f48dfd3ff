import { useState } from "react";
import { readableMoment } from "../account/moments";
import { Row, Section } from "../account/Section";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { areReplaced, type SealingKey, useReplaceSealingKeys, useSealingKeys } from "./queries";

const SEALS: Record<SealingKey["purpose"], string> = {
  record: "Seals your record",
  identity: "Seals your account",
};

/** The keys that nobody else's data is sealed with: how old they are, and new ones. */
export function SealingKeys() {
  const [asking, setAsking] = useState(false);
  const replacing = useReplaceSealingKeys();
  const keys = useSealingKeys(replacing.data?.wanted);
  const busy = keys.data !== undefined && !areReplaced(keys.data, replacing.data?.wanted);
  return (
    <Section
      title="Keys"
      about="What you write is sealed with keys of your own before it is stored. They are replaced once a year by themselves, and whenever you like."
    >
      <Loaded query={keys} label="Looking at your keys" lines={2}>
        {(known) => (
          <ul className="grid gap-3">
            {known.map((key) => (
              <KeyRow key={key.purpose} of={key} />
            ))}
          </ul>
        )}
      </Loaded>
      <ProblemNotice problem={asking ? null : replacing.error} />
      <div>
        <Button
          look="outline"
          busy={busy}
          busyText="Being replaced …"
          onClick={() => setAsking(true)}
        >
          Replace the keys
        </Button>
      </div>
      {asking && (
        <AskFirst
          title="Replace your keys?"
          yes="Replace them"
          busyText="Asking for new ones …"
          no="Keep these"
          busy={replacing.isPending}
          problem={replacing.error}
          onYes={() => replacing.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onNo={() => setAsking(false)}
        >
          <p>
            Everything is sealed again with new keys in the background. You can go on working
            meanwhile, and nobody is signed out.
          </p>
        </AskFirst>
      )}
    </Section>
  );
}

function KeyRow({ of: { purpose, version, last_rotated } }: { of: SealingKey }) {
  return (
    <li>
      <Row>
        <p className="font-medium">{SEALS[purpose]}</p>
        <p role="status" className="text-[0.875rem] text-muted">
          {version === 1 ? "The first" : `Number ${version}`}, since {readableMoment(last_rotated)}
        </p>
      </Row>
    </li>
  );
}
