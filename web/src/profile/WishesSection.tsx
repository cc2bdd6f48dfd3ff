import type { FormEvent } from "react";
import { Section } from "../account/Section";
import { EMPLOYMENT_NAMES } from "../experiences/names";
import { beyondFields } from "../shared/api/problem";
import { DATE_HINT } from "../shared/dates";
import { type Bound, Choice, TextField } from "../shared/ui/Field";
import { SaveAndSay } from "../shared/ui/FormEnd";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { useChangeProfile } from "./changes";
import type { Profile } from "./shapes";
import { useUnsavedWishes } from "./unsaved";
import {
  preferencesOf,
  SALARY_PERIOD_NAMES,
  type Wishes,
  WORK_MODE_NAMES,
  wishesOf,
  wishProblems,
} from "./wishes";

type TextName = Exclude<keyof Wishes, "work_modes" | "employment_types">;

const RELOCATE = [
  ["", "Not said"],
  ["yes", "Yes"],
  ["no", "No"],
] as const;

/** Preferences for the next job. */
export function WishesSection({ profile }: { profile: Profile }) {
  const [typed, changeTyped] = useUnsavedWishes();
  const kept = profile.preferences;
  const wishes = typed ?? wishesOf(kept);
  const problems = useFormProblems();
  const saving = useChangeProfile();
  const wanted = preferencesOf(wishes, kept);
  const unchanged = JSON.stringify(wanted) === JSON.stringify(preferencesOf(wishesOf(kept), kept));
  useUnsavedChanges(!unchanged, "wishes");

  const change = (changed: Partial<Wishes>) => {
    if (saving.isSuccess) saving.reset();
    changeTyped((before) => ({ ...(before ?? wishesOf(kept)), ...changed }));
  };
  const bind = (name: TextName) => ({
    name,
    value: wishes[name],
    onChange: (value: string) => {
      change({ [name]: value });
      problems.drop(name);
    },
    problem: problems.at(name),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!problems.pass(wishProblems(wishes))) return;
    saving.mutate(
      { changes: { preferences: wanted }, version: profile.version },
      {
        // What was typed while it was being saved stays.
        onSuccess: () => changeTyped((before) => (before === typed ? null : before)),
        onError: problems.refused,
      },
    );
  };

  return (
    <Section
      title="What you look for"
      about="It guides what is suggested to you. Others never see it, whatever else you show."
    >
      <form
        ref={problems.form}
        noValidate
        onSubmit={save}
        aria-label="What you look for"
        className="grid gap-6"
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField label="Job titles" hint="Separated by commas." {...bind("desired_titles")} />
          <TextField label="Places" hint="Separated by commas." {...bind("desired_locations")} />
          <Ticks
            legend="Where the work is done"
            names={WORK_MODE_NAMES}
            chosen={wishes.work_modes}
            onChange={(work_modes) => change({ work_modes })}
          />
          <Ticks
            legend="Kinds of contract"
            names={EMPLOYMENT_NAMES}
            chosen={wishes.employment_types}
            onChange={(employment_types) => change({ employment_types })}
          />
          <Choice label="Would you move for it?" options={RELOCATE} {...bind("relocate")} />
          <TextField label="Free from" hint={DATE_HINT} {...bind("available_from")} />
        </div>
        <Pay bind={bind} />
        <ProblemNotice problem={beyondFields(saving.error, Object.keys(wishes))} />
        <SaveAndSay
          busy={saving.isPending}
          disabled={unchanged && !problems.any}
          unsaved={!unchanged}
          saved={saving.isSuccess}
        />
      </form>
    </Section>
  );
}

function Pay({ bind }: { bind: (name: TextName) => Bound }) {
  return (
    <fieldset className="grid gap-x-5 gap-y-3">
      <legend className="label mb-1.5">The least you want to earn, before tax</legend>
      <div className="grid grid-cols-2 gap-5 sm:grid-cols-[1fr_7rem_9rem]">
        <div className="col-span-2 sm:col-span-1">
          <TextField label="Amount" inputMode="decimal" autoComplete="off" {...bind("minimum")} />
        </div>
        <TextField
          label="Currency"
          placeholder="EUR"
          maxLength={3}
          autoComplete="off"
          {...bind("currency")}
        />
        <Choice label="For" options={Object.entries(SALARY_PERIOD_NAMES)} {...bind("per")} />
      </div>
    </fieldset>
  );
}

interface TicksProps {
  legend: string;
  names: Record<string, string>;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Ticks({ legend, names, chosen, onChange }: TicksProps) {
  return (
    <fieldset>
      <legend className="label mb-1.5">{legend}</legend>
      <div className="grid gap-1.5">
        {Object.entries(names).map(([value, name]) => (
          <label key={value} className="flex items-baseline gap-2.5 text-[0.9375rem]">
            <input
              type="checkbox"
              className="accent-accent"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                // In the order of the list, so that ticking again is no change.
                onChange(
                  Object.keys(names).filter((one) =>
                    one === value ? target.checked : chosen.includes(one),
                  ),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
