import { Section } from "../account/Section";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { changes, useEndorsements, useSkillChange } from "./queries";
import type { Endorsement } from "./shapes";

/** What others wrote and their owner has not looked at yet. Nothing of it counts before. */
export function PendingEndorsements() {
  const endorsements = useEndorsements();
  const pending = endorsements.data?.filter(({ status }) => status === "pending") ?? [];
  if (endorsements.error)
    return (
      <ProblemNotice problem={endorsements.error} onRetry={() => void endorsements.refetch()} />
    );
  if (!pending.length) return null;
  return (
    <Section
      title="Waiting for you"
      about="Others wrote this about you. It is shown once you accept it."
    >
      <ul className="grid gap-4">
        {pending.map((one) => (
          <li key={one.id}>
            <Waiting endorsement={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ endorsement }: { endorsement: Endorsement }) {
  const answering = useSkillChange(changes.answer);
  const answer = (status: "accepted" | "declined") =>
    answering.mutate({ id: endorsement.id, status });
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-surface p-5">
      <EndorsementWords endorsement={endorsement} />
      <ProblemNotice problem={answering.error} />
      <div className="flex flex-wrap gap-2">
        <Button busy={answering.isPending} busyText="Saving …" onClick={() => answer("accepted")}>
          Accept<span className="sr-only"> what {endorsement.name} wrote</span>
        </Button>
        <Button look="outline" disabled={answering.isPending} onClick={() => answer("declined")}>
          Decline<span className="sr-only"> what {endorsement.name} wrote</span>
        </Button>
      </div>
    </div>
  );
}

/** Who said what about which skill. */
export function EndorsementWords({ endorsement }: { endorsement: Endorsement }) {
  const { name, relation, statement, kind, skill } = endorsement;
  return (
    <div className="min-w-0 break-words">
      <p>
        <bdi className="font-medium">{name}</bdi>
        <span className="text-muted">
          {relation && `, ${relation},`} {kind === "verification" ? "verifies" : "endorses"} {skill}
        </span>
      </p>
      {statement && (
        <blockquote dir="auto" className="mt-1 whitespace-pre-line">
          “{statement}”
        </blockquote>
      )}
    </div>
  );
}
