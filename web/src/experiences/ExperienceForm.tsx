import { type FormEvent, type ReactNode, useState } from "react";
import { type Bound, Choice, TextArea, TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import type { useFormProblems } from "../shared/useFormProblems";
import type { Draft, TextName } from "./draft";
import { EMPLOYMENT_NAMES, TYPE_NAMES } from "./names";

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
  problems: ReturnType<typeof useFormProblems>;
  busy: boolean;
  onSave: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

const EMPLOYMENT = [["", "Not said"], ...Object.entries(EMPLOYMENT_NAMES)] as [string, string][];

export function ExperienceForm(props: Props) {
  const { draft, change, problems, busy, onSave, onCancel, children } = props;
  const bind = (name: TextName) => ({
    value: draft[name],
    onChange: (value: string) => {
      change({ ...draft, [name]: value });
      problems.drop(name);
    },
    problem: problems.at(name),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form ref={problems.form} noValidate onSubmit={submit} className="grid gap-6">
      <Row>
        <TextField label="Title" {...bind("title")} maxLength={200} />
        <TextField label="Organization" {...bind("organization")} maxLength={200} />
      </Row>
      <Dates {...props} bind={bind} />
      <Row>
        <TextField label="Place (optional)" {...bind("location")} maxLength={255} />
        <Choice label="Kind" {...bind("experience_type")} options={Object.entries(TYPE_NAMES)} />
      </Row>
      <TextArea
        label="What you did"
        hint="In your own words. Numbers help: how many, how much, how often, from what to what."
        rows={6}
        {...bind("description")}
      />
      <TextArea
        label="Achievements (optional)"
        hint="One on each line."
        rows={4}
        {...bind("achievements")}
      />
      <TextArea
        label="Responsibilities (optional)"
        hint="One on each line."
        rows={3}
        {...bind("responsibilities")}
      />
      <MoreDetails bind={bind} open={MORE.some(problems.at)} />
      {children}
      <SaveOrCancel busy={busy} onCancel={onCancel} />
    </form>
  );
}

type Bind = (name: TextName) => Bound;

function Row({ children }: { children: ReactNode }) {
  return <div className="grid gap-6 sm:grid-cols-2">{children}</div>;
}

function Dates({ draft, change, bind }: Props & { bind: Bind }) {
  return (
    <div className="grid gap-3">
      <Row>
        <TextField label="Start" placeholder="2019-03" hint={DATE_HINT} {...bind("start_date")} />
        {!draft.is_current && <TextField label="End" placeholder="2022-08" {...bind("end_date")} />}
      </Row>
      <label className="flex items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={draft.is_current}
          onChange={(event) => change({ ...draft, is_current: event.target.checked })}
        />
        I work here now
      </label>
    </div>
  );
}

const DATE_HINT = "A year, a month (2019-03) or a day (2019-03-15): as exactly as you know.";
const MORE = [
  "employment_type",
  "department",
  "industry",
  "role_type",
  "technologies",
  "team_size",
  "budget_managed",
  "revenue_impact",
  "cost_savings",
  "currency",
];

function MoreDetails({ bind, open }: { bind: Bind; open: boolean }) {
  // Opened for a problem, it stays open while that is corrected.
  const [opened, setOpened] = useState(open);
  return (
    <details
      open={open || opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
      className="rounded-lg border border-line px-4 py-3"
    >
      <summary className="font-medium">More details</summary>
      <div className="mt-4 grid gap-6">
        <TextField
          label="Tools and technologies"
          hint="Between commas: Revit, scaffolding, ultrasound."
          {...bind("technologies")}
        />
        <Row>
          <Choice label="Employment" {...bind("employment_type")} options={EMPLOYMENT} />
          <TextField label="Department" {...bind("department")} maxLength={100} />
          <TextField label="Industry" {...bind("industry")} maxLength={100} />
          <TextField label="Type of role" {...bind("role_type")} maxLength={50} />
          <TextField label="People in your team" inputMode="numeric" {...bind("team_size")} />
          <TextField
            label="Currency of the sums below"
            placeholder="EUR"
            maxLength={3}
            {...bind("currency")}
          />
          <TextField label="Budget managed" inputMode="decimal" {...bind("budget_managed")} />
          <TextField label="Revenue brought" inputMode="decimal" {...bind("revenue_impact")} />
          <TextField label="Costs saved" inputMode="decimal" {...bind("cost_savings")} />
        </Row>
      </div>
    </details>
  );
}
