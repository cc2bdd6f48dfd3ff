import { type FormEvent, useState } from "react";
import { beyondFields, problemAt } from "../shared/api/problem";
import type { Passkey } from "../shared/api/types";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst, useFocusBack } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { readableAgo, readableMoment } from "./moments";
import { changes, useAccountChange } from "./queries";
import { Row } from "./Section";

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const [renaming, setRenaming] = useState(false);
  const rename = useFocusBack(renaming);
  const [asking, setAsking] = useState(false);
  const removing = useAccountChange(changes.removePasskey);
  return (
    <li className="py-3 first:pt-0">
      {renaming ? (
        <Rename passkey={passkey} onDone={() => setRenaming(false)} />
      ) : (
        <Row
          actions={
            <>
              <Button ref={rename} look="quiet" onClick={() => setRenaming(true)}>
                Rename<span className="sr-only"> {passkey.name}</span>
              </Button>
              <Button look="quiet" onClick={() => setAsking(true)}>
                Remove<span className="sr-only"> {passkey.name}</span>
              </Button>
            </>
          }
        >
          <p className="font-medium break-words">{passkey.name}</p>
          <p className="text-[0.875rem] text-muted">{factsOf(passkey)}</p>
        </Row>
      )}
      {asking && (
        <AskFirst
          title="Remove this passkey?"
          yes="Remove it"
          busyText="Removing …"
          busy={removing.isPending}
          problem={removing.error}
          onYes={() => removing.mutate(passkey.id)}
          onNo={() => setAsking(false)}
        >
          <p>
            {passkey.name} opens your account no more. Delete it on your device or in your password
            manager too.
          </p>
        </AskFirst>
      )}
    </li>
  );
}

function factsOf({ backed_up, created_at, last_used }: Passkey): string {
  return [
    backed_up ? "in a password manager" : "on one device only",
    `added ${readableMoment(created_at, "date")}`,
    last_used ? `last used ${readableAgo(last_used)}` : "never used",
  ].join(" · ");
}

function Rename({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const [name, setName] = useState(passkey.name);
  useUnsavedChanges(name !== passkey.name);
  const renaming = useAccountChange(changes.renamePasskey, onDone);
  const form = useFocusOnProblem([renaming.error]);
  useFocusAtFirst(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renaming.mutate({ id: passkey.id, name });
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      className="grid gap-3"
      aria-label={`Rename ${passkey.name}`}
      noValidate
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={100}
        problem={problemAt("name", renaming.error)}
      />
      <ProblemNotice problem={beyondFields(renaming.error, ["name"])} />
      <SaveOrCancel busy={renaming.isPending} onCancel={onDone} />
    </form>
  );
}
