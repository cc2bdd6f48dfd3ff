import { type FormEvent, useState } from "react";
import { ApiProblem } from "../shared/api/problem";
import type { Profile } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { TextArea, TextField } from "../shared/ui/Field";
import { ProblemNotice } from "../shared/ui/Notice";
import { type ProfileFields, useChangeProfile } from "./queries";

const LINES = [
  ["full_name", "Name", "name"],
  ["headline", "Headline", "organization-title"],
  ["email", "E-mail address for contact", "email"],
  ["phone", "Phone", "tel"],
  ["location", "Place", "address-level2"],
  ["linkedin_url", "LinkedIn address", "url"],
  ["github_url", "GitHub address", "url"],
  ["website_url", "Website", "url"],
] as const;
const PARAGRAPHS = [
  ["bio", "About you"],
  ["career_objective", "What you look for next"],
  ["career_goals", "Where you want to be in some years"],
] as const;

type Field = (typeof LINES)[number][0] | (typeof PARAGRAPHS)[number][0];

export function ProfileForm({ profile, onDone }: { profile: Profile; onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(profile));
  const [version] = useState(profile.version);
  const changing = useChangeProfile();
  const problems = changing.error instanceof ApiProblem ? changing.error.details : [];
  const bind = (field: Field) => ({
    value: draft[field],
    onChange: (value: string) => setDraft({ ...draft, [field]: value }),
    problem: problems.find((one) => one.field === field)?.message,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate({ version, changes: changesOf(draft) }, { onSuccess: onDone });
  };
  return (
    <form noValidate onSubmit={save} className="grid gap-6" aria-label="Your profile">
      <div className="grid gap-6 sm:grid-cols-2">
        {LINES.map(([field, label, autoComplete]) => (
          <TextField key={field} label={label} autoComplete={autoComplete} {...bind(field)} />
        ))}
      </div>
      {PARAGRAPHS.map(([field, label]) => (
        <TextArea key={field} label={label} rows={field === "bio" ? 5 : 2} {...bind(field)} />
      ))}
      <ProblemNotice problem={changing.error} />
      <div className="flex gap-3">
        <Button type="submit" busy={changing.isPending} busyText="Saving …">
          Save
        </Button>
        <Button look="outline" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function draftOf(profile: Profile): Record<Field, string> {
  const fields = [...LINES.map(([field]) => field), ...PARAGRAPHS.map(([field]) => field)];
  return Object.fromEntries(fields.map((field) => [field, profile[field] ?? ""])) as Record<
    Field,
    string
  >;
}

/** What was emptied is cleared. */
function changesOf(draft: Record<Field, string>): ProfileFields {
  const entries = Object.entries(draft).map(([field, value]) => [field, value.trim() || null]);
  return Object.fromEntries(entries) as ProfileFields;
}
