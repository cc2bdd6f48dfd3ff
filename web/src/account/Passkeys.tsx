import { type FormEvent, useState } from "react";
import { createPasskey, passkeysWork } from "../auth/webauthn";
import { beyondFields, problemAt } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst, useFocusBack } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { PasskeyRow } from "./PasskeyRow";
import { changes, useAccountChange, usePasskeys } from "./queries";
import { Section } from "./Section";

interface Props {
  onCodes: (codes: string[]) => void;
}

export function Passkeys({ onCodes }: Props) {
  const passkeys = usePasskeys();
  return (
    <Section
      title="Passkeys"
      about="A passkey lives in your phone, computer or password manager and opens by your finger, face or PIN. It lets you in without the password, works as a second step too, and nobody can guess it or trick you into giving it away."
    >
      <Loaded query={passkeys} label="Looking for your passkeys" lines={2}>
        {(known) =>
          known.length ? (
            <ul className="divide-y divide-line border-b border-line">
              {known.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          ) : (
            <p className="text-[0.9375rem] text-muted">There is none yet.</p>
          )
        }
      </Loaded>
      {passkeysWork() ? (
        <Add onCodes={onCodes} />
      ) : (
        <p className="text-[0.9375rem] text-muted">
          This browser cannot use passkeys. Another one, or a newer version, can.
        </p>
      )}
    </Section>
  );
}

function Add({ onCodes }: Props) {
  const [naming, setNaming] = useState(false);
  const add = useFocusBack(naming);
  const done = (codes: string[]) => {
    setNaming(false);
    onCodes(codes);
  };
  if (naming) return <NameAndMake onDone={done} onCancel={() => setNaming(false)} />;
  return (
    <div>
      <Button ref={add} look="outline" onClick={() => setNaming(true)}>
        Add a passkey
      </Button>
    </div>
  );
}

interface NameProps {
  onDone: (codes: string[]) => void;
  onCancel: () => void;
}

function NameAndMake({ onDone, onCancel }: NameProps) {
  const [name, setName] = useState("");
  useUnsavedChanges(name !== "");
  const adding = useAccountChange(makePasskey, ({ recovery_codes = [] }) => onDone(recovery_codes));
  const form = useFocusOnProblem([adding.error]);
  useFocusAtFirst(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(name.trim() || "Passkey");
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4" aria-label="New passkey" noValidate>
      <TextField
        label="A name for it"
        hint="So that you know it again, such as “Phone” or “Key on my key ring”."
        value={name}
        onChange={setName}
        maxLength={100}
        autoComplete="off"
        problem={problemAt("name", adding.error)}
      />
      <ProblemNotice problem={beyondFields(adding.error, ["name"])} />
      <SaveOrCancel
        save="Make the passkey"
        busy={adding.isPending}
        busyText="Waiting for your device …"
        onCancel={onCancel}
      />
    </form>
  );
}

async function makePasskey(name: string) {
  const { public_key } = await changes.passkeyOptions();
  return changes.addPasskey({ name, credential: await createPasskey(public_key) });
}
