import { useState } from "react";
import { readableMoment } from "../account/moments";
import { Mark, Row, Section } from "../account/Section";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { PolicyDialog } from "./PolicyDialog";
import { type Standing, useConsents, useSayConsent } from "./queries";

const ABOUT =
  "What you agreed to, and when. Every answer is kept as you gave it; the latest one counts.";

export function Consents() {
  const consents = useConsents();
  return (
    <Section title="What you agree to" about={ABOUT}>
      <Loaded query={consents} label="Looking for your answers" lines={5}>
        {(standing) => (
          <ul className="divide-y divide-line border-b border-line">
            {standing.map((one) => (
              <ConsentRow key={one.policy} standing={one} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function ConsentRow({ standing }: { standing: Standing }) {
  const [reading, setReading] = useState(false);
  const saying = useSayConsent();
  const say = (given: boolean) =>
    saying.mutate({ policy: standing.policy, version: standing.version, given });
  const agreed = standing.given === true && !standing.to_be_asked;
  return (
    <li className="grid gap-3 py-3 first:pt-0">
      <Row
        actions={
          <>
            <Button look="quiet" onClick={() => setReading(true)}>
              Read<span className="sr-only"> {standing.title}</span>
            </Button>
            {!agreed && (
              <Button
                look="outline"
                busy={saying.isPending}
                busyText="Saving …"
                onClick={() => say(true)}
              >
                Agree<span className="sr-only"> to {standing.title}</span>
              </Button>
            )}
            {agreed && !standing.required && (
              <Button
                look="outline"
                busy={saying.isPending}
                busyText="Saving …"
                onClick={() => say(false)}
              >
                Withdraw<span className="sr-only"> {standing.title}</span>
              </Button>
            )}
          </>
        }
      >
        <p className="font-medium">
          {standing.title} {agreed && <Mark>agreed</Mark>}
        </p>
        <p className="text-[0.875rem] text-muted">{factsOf(standing)}</p>
      </Row>
      <ProblemNotice problem={saying.error} />
      {reading && (
        <PolicyDialog
          name={standing.policy}
          title={standing.title}
          onClose={() => setReading(false)}
        />
      )}
    </li>
  );
}

function factsOf({ required, given, given_version, version, at, to_be_asked }: Standing): string {
  const needed = required ? "Comes with the account." : "Your choice; nothing else depends on it.";
  if (given === null || !at) return needed;
  const day = readableMoment(at, "date");
  if (to_be_asked)
    return `You answered version ${given_version}; version ${version} is in force now.`;
  return given ? `Agreed on ${day}. ${needed}` : `Withdrawn on ${day}.`;
}
