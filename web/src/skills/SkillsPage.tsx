import { useState } from "react";
import { useExperiences } from "../experiences/queries";
import { Button } from "../shared/ui/Button";
import { useFocusOnArrival } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { AddSkill } from "./AddSkill";
import { CatalogueSources } from "./CatalogueSources";
import { grouped } from "./grouping";
import { HiddenSkills } from "./HiddenSkills";
import { InvitationList } from "./InvitationList";
import { PendingEndorsements } from "./PendingEndorsements";
import { changes, useSkillSave, useSkills } from "./queries";
import { SkillGroup } from "./SkillGroup";
import { SuggestionsPanel } from "./SuggestionsPanel";
import type { Skill } from "./shapes";
import { axisOf, monthNow, spansOf } from "./spans";

/** Every skill: what experiences show, what its owner adds, and what others say about it. */
export function SkillsPage() {
  const skills = useSkills();
  return (
    <div className="mx-auto grid max-w-4xl gap-12 py-10 sm:py-12">
      <header className="grid gap-2">
        <h1 className="text-[2.25rem]">Skills</h1>
        <p className="max-w-[60ch] text-muted">
          What your experiences show, with the years in which you used it, and what you add
          yourself. A star marks what you want to be known for.
        </p>
      </header>
      <PendingEndorsements />
      <Loaded query={skills} label="Opening your skills" lines={8}>
        {(known) => <Shown skills={known} />}
      </Loaded>
      <SuggestionsPanel known={skills.data} />
      <InvitationList />
      <CatalogueSources />
    </div>
  );
}

function Shown({ skills }: { skills: Skill[] }) {
  const experiences = useExperiences();
  const [removed, setRemoved] = useState<Skill | null>(null);
  const now = monthNow();
  const posts = new Map(experiences.data?.map((one) => [one.id, one]));
  const spans = new Map(skills.map((one) => [one.id, spansOf(one, posts, now)]));
  const axis = axisOf([...spans.values()].flat(), now);
  return (
    <div className="grid gap-10">
      <div className="grid gap-4">
        <AddSkill />
        {skills.length === 0 && (
          <p className="max-w-[60ch] text-muted">
            There are none yet. Add one, or write down an experience: the skills that its words show
            appear here by themselves.
          </p>
        )}
      </div>
      {removed && <Removed key={removed.id} skill={removed} onDone={() => setRemoved(null)} />}
      {grouped(skills).map((group) => (
        <SkillGroup
          key={group.category}
          group={group}
          axis={axis}
          spansOf={(skill) => spans.get(skill.id) ?? []}
          onRemoved={setRemoved}
        />
      ))}
      <HiddenSkills />
    </div>
  );
}

/** What left the list, and the way back for what was only hidden; in sight wherever one is on the page. */
function Removed({ skill, onDone }: { skill: Skill; onDone: () => void }) {
  const undo = useSkillSave(changes.change);
  const words = useFocusOnArrival<HTMLDivElement>();
  const canReturn = skill.sources.length > 0;
  return (
    <div
      ref={words}
      role="status"
      tabIndex={-1}
      className="arrives fixed inset-x-4 bottom-4 z-20 mx-auto flex w-fit max-w-[40rem] flex-wrap items-center gap-x-3 rounded-md border border-line bg-surface px-4 py-2 text-[0.9375rem] shadow-lg"
    >
      <p className="min-w-0 break-words">
        {skill.name} {canReturn ? "is hidden everywhere." : "was deleted."}
      </p>
      {canReturn && (
        <Button
          look="quiet"
          busy={undo.isPending}
          busyText="Bringing it back …"
          onClick={() => undo.mutate({ id: skill.id, hidden: false }, { onSuccess: onDone })}
        >
          Undo
        </Button>
      )}
      <Button look="quiet" onClick={onDone}>
        Close<span className="sr-only"> this message</span>
      </Button>
      <ProblemNotice problem={undo.error} />
    </div>
  );
}
