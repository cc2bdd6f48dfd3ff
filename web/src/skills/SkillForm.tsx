import { type FormEvent, useState } from "react";
import { beyondFields } from "../shared/api/problem";
import { DATE_HINT } from "../shared/dates";
import { differs } from "../shared/drafts";
import { Choice, TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { CATEGORY_NAMES, PROFICIENCY_NAMES } from "./grouping";
import { changes, useSkillSave } from "./queries";
import type { Skill } from "./shapes";
import {
  changedSkill,
  EMPTY,
  type SkillDraft,
  skillDraftOf,
  skillOf,
  skillProblems,
} from "./skillDraft";

interface Props {
  /** Absent for a new one. */
  saved?: Skill;
  onDone: (skill?: Skill) => void;
}

const KINDS = Object.entries(CATEGORY_NAMES);
const KINDS_OF_NEW = [["", "As it is usually counted"], ...KINDS] as [string, string][];
const LEVELS = [["", "Not said"], ...Object.entries(PROFICIENCY_NAMES)] as [string, string][];

/** Adds a skill, or changes one; changing one that experiences show makes it one's own. */
export function SkillForm({ saved, onDone }: Props) {
  const [first] = useState(saved ? skillDraftOf(saved) : EMPTY);
  const [draft, setDraft] = useState(first);
  const isSaved = useUnsavedChanges(differs(draft, first));
  const problems = useFormProblems();
  const { form } = problems;
  const saving = useSkillSave((wanted: SkillDraft) =>
    saved
      ? changes.change({
          id: saved.id,
          version: saved.version,
          ...changedSkill(saved, wanted),
        })
      : changes.add(skillOf(wanted)),
  );
  useFocusAtFirst(form);
  const bind = (field: keyof SkillDraft) => ({
    name: `skill-${field}`,
    value: draft[field],
    onChange: (value: string) => {
      setDraft({ ...draft, [field]: value });
      problems.drop(field);
    },
    problem: problems.at(field),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!problems.pass(skillProblems(draft))) return;
    saving.mutate(draft, {
      onSuccess: (skill) => {
        isSaved();
        onDone(skill);
      },
      onError: problems.refused,
    });
  };
  const counted = saved && saved.sources.length > 0;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={save}
      aria-label={saved ? "Change the skill" : "Add a skill"}
      className="arrives grid gap-5 rounded-xl border border-line bg-surface p-5"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Skill" autoComplete="off" maxLength={200} {...bind("name")} />
        <Choice label="Kind" options={saved ? KINDS : KINDS_OF_NEW} {...bind("category")} />
        <Choice label="How well (optional)" options={LEVELS} {...bind("proficiency")} />
        <TextField
          label="Years of use (optional)"
          inputMode="decimal"
          autoComplete="off"
          hint={
            counted
              ? "Counted from your experiences, unless you say otherwise."
              : "Such as 4 or 2.5."
          }
          {...bind("years")}
        />
        <TextField
          label="Last used (optional)"
          autoComplete="off"
          hint={DATE_HINT}
          {...bind("last_used")}
        />
      </div>
      <ProblemNotice problem={beyondFields(saving.error, Object.keys(draft))} />
      <SaveOrCancel busy={saving.isPending} onCancel={() => onDone()} />
    </form>
  );
}
