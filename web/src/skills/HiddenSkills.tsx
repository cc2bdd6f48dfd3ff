import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { changes, useSkillSave, useSkills } from "./queries";

/** What experiences show and its owner does not want to show; one press brings it back. */
export function HiddenSkills() {
  const [open, setOpen] = useState(false);
  const hidden = useSkills({ hidden: true, wanted: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-[0.9375rem] text-accent">Hidden skills</summary>
      <div className="mt-3">
        {open && (
          <Loaded query={hidden} label="Looking for hidden skills" lines={2}>
            {(skills) =>
              skills.length ? (
                <ul className="divide-y divide-line">
                  {skills.map(({ id, name }) => (
                    <HiddenRow key={id} id={id} name={name} />
                  ))}
                </ul>
              ) : (
                <p className="text-[0.9375rem] text-muted">You have hidden none.</p>
              )
            }
          </Loaded>
        )}
      </div>
    </details>
  );
}

function HiddenRow({ id, name }: { id: string; name: string }) {
  const showing = useSkillSave(changes.change);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
      <span className="min-w-0 break-words">{name}</span>
      <Button
        look="quiet"
        busy={showing.isPending}
        busyText="Bringing it back …"
        onClick={() => showing.mutate({ id, hidden: false })}
      >
        Show again<span className="sr-only">: {name}</span>
      </Button>
      <ProblemNotice problem={showing.error} />
    </li>
  );
}
