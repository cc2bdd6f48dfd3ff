import { useState } from "react";
import { useExperiences } from "../experiences/queries";
import { useSkills } from "../skills/queries";
import type { Collection } from "./collections";
import { EntryForm } from "./EntryForm";
import { PickSome } from "./PickSome";
import type { Entry, Project } from "./shapes";

interface Props {
  collection: Collection;
  saved?: Project;
  onDone: (entry?: Entry) => void;
}

/** The form of a project: its fields, and the experiences and skills that it belongs to. */
export function ProjectForm({ collection, saved, onDone }: Props) {
  const experiences = useExperiences();
  const skills = useSkills();
  const [chosenExperiences, chooseExperiences] = useState(saved?.experience_ids ?? []);
  const [chosenSkills, chooseSkills] = useState(saved?.skill_ids ?? []);
  return (
    <EntryForm
      collection={collection}
      saved={saved}
      onDone={onDone}
      onTakeSaved={(entry) => {
        const project = entry as Project;
        chooseExperiences(project.experience_ids);
        chooseSkills(project.skill_ids);
      }}
      extra={{ experience_ids: chosenExperiences, skill_ids: chosenSkills }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <PickSome
          legend="Done during"
          empty="There is no experience in your record yet."
          query={experiences}
          nameOf={(one) => `${one.title}, ${one.organization}`}
          chosen={chosenExperiences}
          onChange={chooseExperiences}
        />
        <PickSome
          legend="Skills it shows"
          empty="There are no skills in your record yet."
          query={skills}
          nameOf={(one) => one.name}
          chosen={chosenSkills}
          onChange={chooseSkills}
        />
      </div>
    </EntryForm>
  );
}
