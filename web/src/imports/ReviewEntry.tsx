import type { FieldProblem } from "../shared/api/problem";
import type { Conflict, FoundEntry } from "../shared/api/types";
import { TextField } from "../shared/ui/Field";
import { type Action, actionOf, type Choices, canComplete } from "./decisions";
import { besideName, fieldName, nameOf, readable } from "./wording";

interface Props {
  entry: FoundEntry;
  conflict: Conflict | undefined;
  choices: Choices;
  change: (choices: Choices) => void;
  /** What the API said of this entry when the import was to be applied. */
  refused: FieldProblem[];
}

export function ReviewEntry({ entry, conflict, choices, change, refused }: Props) {
  const action = actionOf(entry, conflict, choices);
  const complete = (field: string, value: string) => {
    const filled = { ...choices.completed[entry.key], [field]: value };
    change({ ...choices, completed: { ...choices.completed, [entry.key]: filled } });
  };
  const choose = (wanted: Action) =>
    change({ ...choices, actions: { ...choices.actions, [entry.key]: wanted } });
  return (
    <li className="grid gap-3 py-3">
      <div>
        <p className="font-medium break-words">{nameOf(entry)}</p>
        <p className="text-[0.875rem] text-muted">{besideName(entry)}</p>
        <WholeEntry entry={entry} />
      </div>
      {entry.problems.length > 0 && (
        <Problems entry={entry} choices={choices} complete={complete} refused={refused} />
      )}
      {conflict && <ConflictChoice conflict={conflict} action={action} choose={choose} />}
      {!entry.problems.length && refused.map((one) => <Refused key={one.field} problem={one} />)}
    </li>
  );
}

/** Everything the file says of an entry, for who wants to see it. */
function WholeEntry({ entry }: { entry: FoundEntry }) {
  const facts = Object.entries(entry.content).filter(([, value]) => readable(value));
  return (
    <details className="mt-1 text-[0.875rem]">
      <summary className="w-fit text-accent">
        Details<span className="sr-only"> of {nameOf(entry)}</span>
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
        {facts.map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{fieldName(field)}</dt>
            <dd className="mb-1 break-words whitespace-pre-line">{readable(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Refused({ problem }: { problem: FieldProblem }) {
  return (
    <p className="text-[0.875rem] text-danger">
      {fieldName(problem.field)}: {problem.message}
    </p>
  );
}

interface ProblemsProps extends Pick<Props, "entry" | "choices" | "refused"> {
  complete: (field: string, value: string) => void;
}

function Problems({ entry, choices, complete, refused }: ProblemsProps) {
  if (!canComplete(entry))
    return (
      <div className="text-[0.875rem] text-danger">
        {entry.problems.map(({ field, message }) => (
          <p key={field}>
            {fieldName(field)}: {message}
          </p>
        ))}
        <p className="text-muted">Left out, unless you correct the file and bring it again.</p>
      </div>
    );
  return (
    <div className="grid gap-4 rounded-lg bg-accent-soft p-4 sm:grid-cols-2">
      <p className="text-[0.875rem] sm:col-span-2">
        Complete this and it is added; leave it as it is and it stays out.
      </p>
      {entry.problems.map(({ field, message }) => (
        <TextField
          key={field}
          label={fieldName(field)}
          hint={message}
          value={choices.completed[entry.key]?.[field] ?? String(entry.content[field] ?? "")}
          onChange={(value) => complete(field, value)}
          problem={refused.find((one) => one.field === field)?.message}
        />
      ))}
    </div>
  );
}

const ACTION_NAMES: Record<Action, string> = {
  skip: "Keep what is there",
  replace: "Take the file's",
  add: "Keep both",
};

interface ChoiceProps {
  conflict: Conflict;
  action: Action;
  choose: (action: Action) => void;
}

function ConflictChoice({ conflict, action, choose }: ChoiceProps) {
  const differing = conflict.differing.map((field) => fieldName(field).toLowerCase()).join(", ");
  if (!differing)
    return <p className="text-[0.875rem] text-muted">✓ In your record already, just like this.</p>;
  return (
    <fieldset className="grid gap-2 rounded-lg border border-line px-4 pt-2 pb-3 text-[0.9375rem]">
      <legend className="px-1 text-[0.8125rem] text-muted">
        In your record already, with a different {differing}
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {conflict.choices.map((choice) => (
          <label key={choice} className="flex items-center gap-2">
            <input
              type="radio"
              name={conflict.key}
              className="accent-(--accent)"
              checked={action === choice}
              onChange={() => choose(choice)}
            />
            {ACTION_NAMES[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
