import { useState } from "react";
import type { Experience } from "../shared/api/types";
import { AskFirst } from "../shared/ui/AskFirst";
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
        <AskFirst
          title="Delete this experience?"
          yes="Delete"
          busyText="Deleting …"
          busy={removal.isPending}
          problem={removal.error}
          onYes={() => removal.mutate(experience)}
          onNo={() => setAsking(false)}
        >
          <p>
            {experience.title} at {experience.organization}, and what was found in it. This cannot
            be undone.
          </p>
        </AskFirst>
      )}
    </>
  );
}
