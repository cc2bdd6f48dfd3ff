import { useState } from "react";
import type { Part, Profile } from "../profile/shapes";
import { ProblemNotice } from "../shared/ui/Notice";
import { Switch } from "../shared/ui/Switch";
import { PARTS } from "./parts";
import { useShowPart } from "./showing";

/** A switch for each part. Each takes effect at once; those that let others reach somebody say so. */
export function ShownParts({ profile }: { profile: Profile }) {
  const [wanted, setWanted] = useState<Partial<Record<Part, boolean>>>({});
  const saving = useShowPart(profile, ({ part, on }) =>
    setWanted(({ [part]: latest, ...others }) =>
      latest === undefined || latest === on ? others : { ...others, [part]: latest },
    ),
  );
  const change = (part: Part, on: boolean) => {
    setWanted((before) => ({ ...before, [part]: on }));
    saving.mutate({ part, on });
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
              checked={wanted[part] ?? profile.shown.includes(part)}
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
