import { type FormEvent, useState } from "react";
import { Section } from "../account/Section";
import { beyondFields } from "../shared/api/problem";
import { readableDate } from "../shared/dates";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { ProgressionChart } from "./ProgressionChart";
import { assessmentProblems, growthSaid, scoreOf } from "./progression";
import { changes, useProgression, useSkillChange } from "./queries";
import type { Assessment, Skill } from "./shapes";

/** How much it was used in each year, and how its owner or a test scored it. */
export function ProgressionSection({ skill }: { skill: Skill }) {
  const progression = useProgression(skill.id);
  return (
    <Section
      title="Over the years"
      about="Bars are the months of each year in which your experiences used it. Points are scores that you put down, your own or those of a test."
    >
      <Loaded query={progression} label="Drawing the years" lines={5}>
        {(known) => (
          <>
            <ProgressionChart progression={known} />
            {known.growth_rate !== null && (
              <p className="text-[0.9375rem]">{growthSaid(known.growth_rate)}</p>
            )}
            <Assessments skill={skill} assessments={known.assessments} />
          </>
        )}
      </Loaded>
      <Assess skill={skill} />
    </Section>
  );
}

function Assessments({ skill, assessments }: { skill: Skill; assessments: Assessment[] }) {
  const newest = [...assessments].sort((a, b) => b.assessed_on.localeCompare(a.assessed_on));
  if (!newest.length) return null;
  return (
    <ul aria-label="Scores" className="divide-y divide-line">
      {newest.map((one) => (
        <AssessmentRow key={one.id} skill={skill} one={one} />
      ))}
    </ul>
  );
}

function AssessmentRow({ skill, one }: { skill: Skill; one: Assessment }) {
  const removal = useSkillChange(changes.removeAssessment);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-1.5 text-[0.9375rem] tabular-nums">
      <span>
        <span className="font-medium">{one.score}</span>
        <span className="text-muted"> of 100 · {readableDate(one.assessed_on)}</span>
      </span>
      <Button
        look="quiet"
        busy={removal.isPending}
        busyText="Removing …"
        onClick={() => removal.mutate({ id: skill.id, assessment: one.id })}
      >
        Remove<span className="sr-only"> the score of {readableDate(one.assessed_on)}</span>
      </Button>
      <ProblemNotice problem={removal.error} />
    </li>
  );
}

function Assess({ skill }: { skill: Skill }) {
  const [score, setScore] = useState("");
  const [on, setOn] = useState("");
  const problems = useFormProblems();
  const adding = useSkillChange(changes.assess);
  useUnsavedChanges(Boolean(score || on));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const value = scoreOf(score);
    if (!problems.pass(assessmentProblems(score, on)) || value === null) return;
    const onSuccess = () => {
      setScore("");
      setOn("");
    };
    adding.mutate(
      { id: skill.id, score: value, assessed_on: on.trim() || undefined },
      { onSuccess, onError: problems.refused },
    );
  };
  return (
    <form
      ref={problems.form}
      noValidate
      onSubmit={add}
      aria-label="Add a score"
      className="grid gap-3"
    >
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[8rem_11rem_auto]">
        <TextField
          label="Score"
          inputMode="numeric"
          autoComplete="off"
          hint="0 to 100"
          value={score}
          onChange={setScore}
          problem={problems.at("score")}
        />
        <TextField
          label="On (optional)"
          autoComplete="off"
          hint="Left empty: today"
          value={on}
          onChange={setOn}
          problem={problems.at("assessed_on")}
        />
        <Button
          type="submit"
          look="outline"
          className="min-h-[2.625rem] justify-self-start sm:mt-[1.6rem]"
          busy={adding.isPending}
          busyText="Adding …"
        >
          Add the score
        </Button>
      </div>
      <ProblemNotice problem={beyondFields(adding.error, ["score", "assessed_on"])} />
    </form>
  );
}
