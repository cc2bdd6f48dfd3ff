import { type FormEvent, type ReactNode, useId, useState } from "react";
import { ApiProblem, beyondFields } from "../shared/api/problem";
import { differs } from "../shared/drafts";
import { ChangedMeanwhile } from "../shared/ui/ChangedMeanwhile";
import { type Bound, Choice, FieldFrame, TextArea } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { readEntry, useSaveEntry } from "./changes";
import type { Collection, Field } from "./collections";
import { contentOf, entryDraftOf, entryProblems } from "./entryDraft";
import type { Entry } from "./shapes";

interface Props {
  collection: Collection;
  /** Absent for a new one. */
  saved?: Entry;
  onDone: (entry?: Entry) => void;
  /** More that is saved with the fields, e.g. what a project is linked to. */
  extra?: Record<string, unknown>;
  /** Told of what is saved, where its owner chose that over what was typed here. */
  onTakeSaved?: (entry: Entry) => void;
  children?: ReactNode;
}

/** Adds an entry to a collection, or changes one. */
export function EntryForm({ collection, saved, onDone, extra, onTakeSaved, children }: Props) {
  const { fields } = collection;
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(() => entryDraftOf(fields, saved));
  const problems = useFormProblems();
  const saving = useSaveEntry(collection.name);
  const { form } = problems;
  const [first, setFirst] = useState(extra ?? {});
  useUnsavedChanges(differs(draft, entryDraftOf(fields, base)) || differs(extra ?? {}, first));
  useFocusAtFirst(form);
  const isStale = saving.error instanceof ApiProblem && saving.error.status === 412;

  const save = (version = base?.version) => {
    if (!problems.pass(entryProblems(fields, draft))) return;
    saving.mutate(
      { id: base?.id, version, content: { ...contentOf(fields, draft, base), ...extra } },
      { onSuccess: onDone, onError: problems.refused },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const takeSaved = (entry: Entry) => {
    setBase(entry);
    setDraft(entryDraftOf(fields, entry));
    setFirst(Object.fromEntries(Object.entries(entry).filter(([name]) => name in first)));
    onTakeSaved?.(entry);
    saving.reset();
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      aria-label={saved ? `Change ${collection.one}` : `Add ${collection.one}`}
      className="arrives grid gap-5 rounded-xl border border-line bg-surface p-5"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {fields.map((field) => (
          <EntryField
            key={field.name}
            field={field}
            value={draft[field.name] ?? ""}
            onChange={(value) => {
              setDraft({ ...draft, [field.name]: value });
              problems.drop(field.name);
            }}
            problem={problems.at(field.name)}
          />
        ))}
      </div>
      {children}
      {isStale && base ? (
        <ChangedMeanwhile
          read={() => readEntry(collection.name, base.id)}
          keepMine={(entry) => save(entry.version)}
          takeSaved={takeSaved}
        />
      ) : (
        <ProblemNotice
          problem={beyondFields(saving.error, Object.keys(draft))}
          onRetry={() => save()}
        />
      )}
      <SaveOrCancel busy={saving.isPending} onCancel={() => onDone()} />
    </form>
  );
}

interface FieldProps extends Bound {
  field: Field;
}

function EntryField({ field, value, onChange, problem }: FieldProps) {
  const { label, required, hint, kind } = field;
  const bind = {
    label: required ? label : `${label} (optional)`,
    hint,
    value,
    onChange,
    problem,
  };
  if (kind === "choice") return <Choice {...bind} label={label} options={field.options ?? []} />;
  if (kind === "text" || kind === "lines")
    return (
      <div className="sm:col-span-2">
        <TextArea {...bind} name={field.name} rows={3} maxLength={field.most} />
      </div>
    );
  return <OneLine field={field} {...bind} />;
}

function OneLine({
  field,
  label,
  hint,
  value,
  onChange,
  problem,
}: FieldProps & { label: string; hint?: string }) {
  const list = useId();
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            dir="auto"
            name={field.name}
            value={value}
            autoComplete="off"
            inputMode={field.kind === "link" ? "url" : undefined}
            maxLength={field.kind === "items" ? undefined : field.most}
            list={field.suggestions ? list : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
          {field.suggestions && (
            <datalist id={list}>
              {field.suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldFrame>
  );
}
