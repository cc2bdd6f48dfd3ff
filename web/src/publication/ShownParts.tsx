import { useState } from "react";
import { useChangeProfile } from "../profile/changes";
import type { Part, Profile } from "../profile/shapes";
import { ApiProblem } from "../shared/api/problem";
import { ProblemNotice } from "../shared/ui/Notice";
import { Switch } from "../shared/ui/Switch";
import { PARTS, withPart } from "./parts";

/** A switch for each part. Each takes effect at once; those that let others reach somebody say so. */
export function ShownParts({ profile }: { profile: Profile }) {
  const [wanted, setWanted] = useState<Part[] | null>(null);
  const saving = useChangeProfile();
  const shown = wanted ?? profile.shown;
  const change = (part: Part, on: boolean) => {
    const next = withPart(shown, part, on);
    setWanted(next);
    saving.mutate(
      { changes: { shown: next } },
      {
        onSettled: () => setWanted((latest) => (latest === next ? null : latest)),
        onError: (refusal) => {
          if (refusal instanceof ApiProblem) setWanted(null);
        },
      },
    );
  };
  return (
    <div className="grid gap-4">
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {PARTS.map(([part, name, reaches]) => (
          <li key={part}>
            <Switch
              label={
                <>
                  {name}
                  {reaches && <span className="text-muted"> (others can reach you with it)</span>}
                </>
              }
              checked={shown.includes(part)}
              busy={saving.isPending}
              onChange={(on) => change(part, on)}
            />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={saving.error} />
      <p role="status" className="min-h-6 text-[0.875rem] text-muted">
        {saving.isPending ? "Saving …" : saving.isSuccess ? savedWords(profile) : ""}
      </p>
    </div>
  );
}

function savedWords({ visibility }: Profile): string {
  return visibility === "private"
    ? "Saved. It counts once you show your profile."
    : "Saved. The page follows within a minute.";
}
