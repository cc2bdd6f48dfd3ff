import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { useFocusBack } from "../shared/ui/focus";
import { SkillForm } from "./SkillForm";

export function AddSkill() {
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const add = useFocusBack(adding);
  return (
    <>
      {adding ? (
        <SkillForm
          onDone={(skill) => {
            setAdding(false);
            setSaid(skill ? `${skill.name} was added.` : "");
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-4">
          <Button ref={add} name="add-skill" onClick={() => setAdding(true)}>
            Add a skill
          </Button>
          <span role="status" className="text-[0.9375rem] text-muted">
            {said}
          </span>
        </div>
      )}
    </>
  );
}
