import { useState } from "react";
import type { Experience } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { Dialog } from "../shared/ui/Dialog";
import { ProblemNotice } from "../shared/ui/Notice";
import { useDeleteExperience } from "./queries";

export function DeleteExperience({ experience }: { experience: Experience }) {
  const [asking, setAsking] = useState(false);
  const removal = useDeleteExperience();
  return (
    <>
      <button type="button" className="link" onClick={() => setAsking(true)}>
        Delete<span className="sr-only"> {experience.title}</span>
      </button>
      {asking && (
        <Dialog title="Delete this experience?" onClose={() => setAsking(false)}>
          <div className="grid gap-4">
            <p>
              {experience.title} at {experience.organization}, and what was found in it. This cannot
              be undone.
            </p>
            <ProblemNotice problem={removal.error} />
            <div className="flex flex-wrap gap-2">
              <Button
                look="danger"
                busy={removal.isPending}
                busyText="Deleting …"
                onClick={() => removal.mutate(experience)}
              >
                Delete
              </Button>
              <Button look="outline" onClick={() => setAsking(false)}>
                Keep it
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
