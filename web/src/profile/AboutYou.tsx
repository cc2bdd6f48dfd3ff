import type { FormEvent } from "react";
import { Section } from "../account/Section";
import { ApiProblem, beyondFields } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { type Bound, TextArea, TextField } from "../shared/ui/Field";
import { SaveAndSay } from "../shared/ui/FormEnd";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { useChangeProfile } from "./changes";
import { nameOfPart } from "./completeness";
import {
  afterSaving,
  basedOn,
  changesOf,
  clashesOf,
  type Edits,
  edited,
  FIELDS,
  type Field,
  problemsOf,
  shownIn,
} from "./edits";
import type { Profile } from "./shapes";
import { useUnsavedEdits } from "./unsaved";

/** Contact and self-description, in one form. What is typed stays, whatever arrives meanwhile. */
export function AboutYou({ profile }: { profile: Profile }) {
  const [edits, changeEdits] = useUnsavedEdits();
  const problems = useFormProblems();
  const saving = useChangeProfile();
  const changes = changesOf(edits, profile);
  const clashes = clashesOf(edits, profile);
  const unsaved = Object.keys(changes).length > 0;
  useUnsavedChanges(unsaved, "about-you");

  const bind = (field: Field) => ({
    name: field,
    value: shownIn(field, edits, profile),
    onChange: (value: string) => {
      if (saving.isSuccess) saving.reset();
      changeEdits((before) => edited(field, value, before, profile));
      problems.drop(field);
    },
    problem: problems.at(field),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!problems.pass(problemsOf(edits)) || clashes.length) return;
    saving.mutate(
      { changes, version: profile.version },
      {
        onSuccess: () => changeEdits((before) => afterSaving(edits, before)),
        onError: problems.refused,
      },
    );
  };

  return (
    <Section
      title="About you"
      about="Nothing here is needed, and nothing is shown to others unless you say so."
    >
      <form
        ref={problems.form}
        noValidate
        onSubmit={save}
        aria-label="About you"
        className="grid gap-5"
      >
        <Fields bind={bind} e164={profile.phone_e164} />
        {clashes.length > 0 && (
          <Clash
            fields={clashes}
            onMine={() => changeEdits((before) => basedOn(profile, before))}
            onSaved={() => changeEdits((before) => withoutSome(before, clashes))}
          />
        )}
        {!clashes.length && <Refusal problem={beyondFields(saving.error, FIELDS)} />}
        <SaveAndSay busy={saving.isPending} unsaved={unsaved} saved={saving.isSuccess} />
      </form>
    </Section>
  );
}

type Bind = (field: Field) => Bound;

function Fields({ bind, e164 }: { bind: Bind; e164: string | null | undefined }) {
  const dialled = e164 && `From abroad: ${e164}`;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Name" autoComplete="name" maxLength={200} {...bind("full_name")} />
        <TextField
          label="Headline"
          hint="What you are, in a line."
          autoComplete="organization-title"
          maxLength={500}
          {...bind("headline")}
        />
        <TextField
          label="E-mail address for contact"
          type="email"
          autoComplete="email"
          maxLength={254}
          {...bind("email")}
        />
        <TextField
          label="Phone"
          type="tel"
          autoComplete="tel"
          maxLength={50}
          hint={dialled || "With the country, such as +33, or as one dials it where you live."}
          {...bind("phone")}
        />
        <TextField
          label="Place"
          autoComplete="address-level2"
          maxLength={500}
          {...bind("location")}
        />
        <TextField
          label="Website"
          inputMode="url"
          autoComplete="url"
          maxLength={2000}
          {...bind("website_url")}
        />
        <TextField
          label="LinkedIn address"
          inputMode="url"
          autoComplete="off"
          maxLength={2000}
          {...bind("linkedin_url")}
        />
        <TextField
          label="GitHub address"
          inputMode="url"
          autoComplete="off"
          maxLength={2000}
          {...bind("github_url")}
        />
      </div>
      <TextArea
        label="About you"
        hint="A few sentences, in your own words."
        rows={5}
        maxLength={20_000}
        {...bind("bio")}
      />
      <TextArea
        label="What you look for next"
        rows={2}
        maxLength={500}
        {...bind("career_objective")}
      />
      <TextArea
        label="Where you want to be in some years"
        rows={2}
        maxLength={20_000}
        {...bind("career_goals")}
      />
    </>
  );
}

interface ClashProps {
  fields: Field[];
  onMine: () => void;
  onSaved: () => void;
}

function Clash({ fields, onMine, onSaved }: ClashProps) {
  return (
    <Notice
      tone="danger"
      title={`Changed elsewhere while you typed: ${fields.map(nameOfPart).join(", ")}.`}
      actions={
        <>
          <Button look="outline" onClick={onMine}>
            Keep what I typed
          </Button>
          <Button look="outline" onClick={onSaved}>
            Show what is saved
          </Button>
        </>
      }
    >
      Perhaps in another window. Nothing is lost until you choose.
    </Notice>
  );
}

/** Somebody changed another field meanwhile: that is no clash, saving once more is enough. */
function Refusal({ problem }: { problem: unknown }) {
  if (problem instanceof ApiProblem && problem.status === 412)
    return <Notice>Something else in the profile was changed meanwhile. Save once more.</Notice>;
  return <ProblemNotice problem={problem} />;
}

function withoutSome(edits: Edits, fields: Field[]): Edits {
  return Object.fromEntries(
    Object.entries(edits).filter(([field]) => !fields.includes(field as Field)),
  );
}
