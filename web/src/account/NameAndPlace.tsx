import { type FormEvent, useState } from "react";
import { beyondFields, problemAt } from "../shared/api/problem";
import type { User } from "../shared/api/types";
import { Choice, TextField } from "../shared/ui/Field";
import { SaveAndSay } from "../shared/ui/FormEnd";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { changed, type Draft, draftOf, LANGUAGES, timezones } from "./draft";
import { changes, useAccount, useAccountChange } from "./queries";
import { Section } from "./Section";

export function NameAndPlace() {
  const account = useAccount();
  return (
    <Section
      title="Name, language and time"
      about="Mails to you follow the language and the time zone."
    >
      <Loaded query={account} label="Opening your account" lines={5}>
        {(user) => <Form user={user} />}
      </Loaded>
    </Section>
  );
}

function Form({ user }: { user: User }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(user));
  const saving = useAccountChange(changes.me);
  const form = useFocusOnProblem([saving.error]);
  const wanted = changed(user, draft);
  const unchanged = Object.keys(wanted).length === 0;
  useUnsavedChanges(!unchanged);
  const bind = (field: keyof Draft) => ({
    value: draft[field],
    onChange: (value: string) => {
      saving.reset();
      setDraft((before) => ({ ...before, [field]: value }));
    },
    problem: problemAt(field, saving.error),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(wanted);
  };
  return (
    <form
      ref={form}
      onSubmit={save}
      className="grid gap-5 sm:grid-cols-2"
      aria-label="Name, language and time"
      noValidate
    >
      <TextField
        label="First name"
        autoComplete="given-name"
        maxLength={100}
        {...bind("first_name")}
      />
      <TextField
        label="Last name"
        autoComplete="family-name"
        maxLength={100}
        {...bind("last_name")}
      />
      <Choice label="Language" options={LANGUAGES} {...bind("locale")} />
      <Choice label="Time zone" options={timezones(user.timezone)} {...bind("timezone")} />
      <div className="grid gap-4 sm:col-span-2">
        <ProblemNotice problem={beyondFields(saving.error, Object.keys(draft))} />
        <SaveAndSay busy={saving.isPending} unsaved={!unchanged} saved={saving.isSuccess} />
      </div>
    </form>
  );
}
