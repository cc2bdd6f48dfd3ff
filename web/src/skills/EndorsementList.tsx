import { useState } from "react";
import { Mark, Section } from "../account/Section";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { EndorsementWords } from "./PendingEndorsements";
import { changes, useEndorsements, useSkillChange } from "./queries";
import type { Endorsement, Skill } from "./shapes";

/** What others said about one skill, whatever became of it. */
export function EndorsementList({ skill }: { skill: Skill }) {
  const endorsements = useEndorsements();
  return (
    <Section title="What others say">
      <Loaded query={endorsements} label="Looking for endorsements" lines={2}>
        {(all) => {
          const own = all.filter(({ skill_id }) => skill_id === skill.id);
          if (!own.length)
            return <p className="text-muted">Nobody has said anything about it yet.</p>;
          return (
            <ul className="-my-3 divide-y divide-line">
              {own.map((one) => (
                <EndorsementRow key={one.id} endorsement={one} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

const STATUS = { pending: "waits for you", accepted: "accepted", declined: "declined" } as const;

function EndorsementRow({ endorsement }: { endorsement: Endorsement }) {
  const answering = useSkillChange(changes.answer);
  const removal = useSkillChange(changes.removeEndorsement);
  const [asking, setAsking] = useState(false);
  const { id, name, status } = endorsement;
  return (
    <li className="grid gap-2 py-3">
      <EndorsementWords endorsement={endorsement} />
      <div className="-ml-1.5 flex flex-wrap items-center gap-2">
        <span className="ml-1.5">
          <Mark>{STATUS[status]}</Mark>
        </span>
        {status !== "accepted" && (
          <Button
            look="quiet"
            disabled={answering.isPending}
            onClick={() => answering.mutate({ id, status: "accepted" })}
          >
            Accept<span className="sr-only"> what {name} wrote</span>
          </Button>
        )}
        {status !== "declined" && (
          <Button
            look="quiet"
            disabled={answering.isPending}
            onClick={() => answering.mutate({ id, status: "declined" })}
          >
            Decline<span className="sr-only"> what {name} wrote</span>
          </Button>
        )}
        <Button look="quiet" onClick={() => setAsking(true)}>
          Delete<span className="sr-only"> what {name} wrote</span>
        </Button>
      </div>
      <ProblemNotice problem={answering.error} />
      {asking && (
        <AskFirst
          title={`Delete what ${name} wrote?`}
          yes="Delete"
          busyText="Deleting …"
          busy={removal.isPending}
          problem={removal.error}
          onYes={() => removal.mutate(id)}
          onNo={() => setAsking(false)}
        >
          <p>This cannot be undone. Declined, it stays with you and nobody else sees it.</p>
        </AskFirst>
      )}
    </li>
  );
}
