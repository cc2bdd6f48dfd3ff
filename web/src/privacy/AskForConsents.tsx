import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { PolicyDialog } from "./PolicyDialog";
import { useConsents, useSayConsent } from "./queries";

/**
 * Asks for what an account needs and nobody was asked for yet, as on first use. It stands beside the
 * record and stops nothing; where it cannot be looked up, it is asked another time.
 */
export function AskForConsents() {
  const consents = useConsents();
  const saying = useSayConsent();
  const [reading, setReading] = useState<{ policy: string; title: string } | null>(null);
  const asked = (consents.data ?? []).filter((one) => one.required && one.to_be_asked);
  if (asked.length === 0) return null;
  const agree = async () => {
    for (const { policy, version } of asked)
      await saying.mutateAsync({ policy, version, given: true }).catch(() => null);
  };
  return (
    <section
      aria-label="Before you go on"
      className="mt-6 grid gap-3 rounded-md border border-line bg-surface px-4 py-3 text-[0.9375rem]"
    >
      <p>
        Pathfinder works for you under these texts. They are short; please read them and agree. You
        find them later under Account, “Your data”.
      </p>
      <ProblemNotice problem={saying.error} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button busy={saying.isPending} busyText="Saving …" onClick={() => void agree()}>
          I agree
        </Button>
        {asked.map(({ policy, title }) => (
          <Button key={policy} look="quiet" onClick={() => setReading({ policy, title })}>
            Read: {title}
          </Button>
        ))}
      </div>
      {reading && (
        <PolicyDialog
          name={reading.policy}
          title={reading.title}
          onClose={() => setReading(null)}
        />
      )}
    </section>
  );
}
