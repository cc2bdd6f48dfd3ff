import { type FormEvent, useState } from "react";
import { beyondFields, problemAt } from "../shared/api/problem";
import type { Scope } from "../shared/api/types";
import { Choice, TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { expiryIn, LIFETIMES, SCOPES } from "./apiKeyWords";
import { changes, useAccountChange } from "./queries";

/** A key that was made, with its text. */
export interface Made {
  name: string;
  text: string;
}

interface Props {
  onCreated: (made: Made) => void;
  onCancel: () => void;
}

export function ApiKeyForm({ onCreated, onCancel }: Props) {
  const [name, setName] = useState("");
  useUnsavedChanges(name !== "");
  const [scopes, setScopes] = useState<Scope[]>(["records:read"]);
  const [days, setDays] = useState("90");
  const creating = useAccountChange(changes.createApiKey, ({ name, key }) =>
    onCreated({ name, text: key }),
  );
  const form = useFocusOnProblem([creating.error]);
  useFocusAtFirst(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate({ name: name.trim(), scopes, expires_at: expiryIn(days) });
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-5" aria-label="New key" noValidate>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="A name for it"
          hint="The program that it is for."
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
          problem={problemAt("name", creating.error)}
        />
        <Choice
          label="Works for"
          value={days}
          onChange={setDays}
          options={LIFETIMES}
          problem={problemAt("expires_at", creating.error)}
        />
      </div>
      <Scopes chosen={scopes} onChange={setScopes} problem={problemAt("scopes", creating.error)} />
      <ProblemNotice problem={beyondFields(creating.error, ["name", "expires_at", "scopes"])} />
      <SaveOrCancel
        save="Create the key"
        busy={creating.isPending}
        busyText="Making the key …"
        onCancel={onCancel}
      />
    </form>
  );
}

interface ScopesProps {
  chosen: Scope[];
  onChange: (scopes: Scope[]) => void;
  problem: string | undefined;
}

function Scopes({ chosen, onChange, problem }: ScopesProps) {
  const toggle = (scope: Scope, on: boolean) =>
    onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  return (
    <fieldset className="grid gap-2">
      <legend className="label mb-1.5">It may</legend>
      {SCOPES.map(([scope, words]) => (
        <label key={scope} className="flex items-baseline gap-2.5">
          <input
            type="checkbox"
            className="accent-accent"
            checked={chosen.includes(scope)}
            aria-invalid={problem ? true : undefined}
            onChange={(event) => toggle(scope, event.target.checked)}
          />
          {words}
        </label>
      ))}
      {problem && <p className="text-[0.8125rem] font-medium text-danger">{problem}</p>}
    </fieldset>
  );
}
