import { type FormEvent, useState } from "react";
import { LANGUAGES, languageOf } from "../account/draft";
import { useAccount } from "../account/queries";
import { Section } from "../account/Section";
import { ApiProblem, beyondFields, problemAt } from "../shared/api/problem";
import { Link } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { Choice, TextArea, TextField } from "../shared/ui/Field";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { changes, useSkillChange } from "./queries";
import type { InvitationKind, Skill } from "./shapes";

const EMPTY = { email: "", name: "", relation: "", kind: "endorsement", message: "", locale: "" };

const KINDS = [
  ["endorsement", "To endorse: what they think of it"],
  ["verification", "To verify: that you have it"],
] as const;

/** Asks somebody by mail to say something about a skill. */
export function InviteForm({ skill }: { skill: Skill }) {
  const [draft, setDraft] = useState(EMPTY);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const account = useAccount();
  const locale = draft.locale || languageOf(account.data?.locale);
  const inviting = useSkillChange(changes.invite);
  const form = useFocusOnProblem([inviting.error]);
  useUnsavedChanges([draft.email, draft.name, draft.relation, draft.message].some(Boolean));
  const bind = (field: keyof typeof EMPTY) => ({
    value: draft[field],
    onChange: (value: string) => {
      setSentTo(null);
      setDraft({ ...draft, [field]: value });
    },
    problem: problemAt(field, inviting.error),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate(
      {
        id: skill.id,
        email: draft.email.trim(),
        name: draft.name.trim() || undefined,
        relation: draft.relation.trim() || undefined,
        kind: draft.kind as InvitationKind,
        message: draft.message.trim() || undefined,
        locale: languageOf(locale),
      },
      {
        onSuccess: () => {
          setSentTo(draft.email.trim());
          setDraft({ ...EMPTY, kind: draft.kind, locale: draft.locale });
        },
      },
    );
  };
  return (
    <Section
      title="Ask somebody"
      about="Somebody who saw you use it gets a mail with a link. They see your name, the skill and your message, and nothing else of your record."
    >
      <form ref={form} noValidate onSubmit={send} aria-label="Ask somebody" className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label="Their e-mail address"
            type="email"
            autoComplete="off"
            maxLength={254}
            {...bind("email")}
          />
          <TextField
            label="Their name (optional)"
            autoComplete="off"
            maxLength={200}
            {...bind("name")}
          />
          <TextField
            label="Who they are to you (optional)"
            hint="Such as ward manager, client, foreman."
            autoComplete="off"
            maxLength={200}
            {...bind("relation")}
          />
          <Choice label="What you ask for" options={KINDS} {...bind("kind")} />
          <Choice
            label="Language of the mail"
            options={LANGUAGES}
            {...bind("locale")}
            value={locale}
          />
        </div>
        <TextArea label="Message (optional)" rows={3} maxLength={1000} {...bind("message")} />
        <InvitationRefusal problem={inviting.error} />
        {sentTo && (
          <Notice>A mail is on its way to {sentTo}. What they answer waits for you first.</Notice>
        )}
        <div>
          <Button
            type="submit"
            busy={inviting.isPending}
            busyText="Sending …"
            disabled={!draft.email.trim()}
          >
            Send the mail
          </Button>
        </div>
      </form>
    </Section>
  );
}

function InvitationRefusal({ problem }: { problem: unknown }) {
  if (!(problem instanceof ApiProblem) || problem.code !== "ADDRESS_NOT_CONFIRMED")
    return <ProblemNotice problem={beyondFields(problem, Object.keys(EMPTY))} />;
  return (
    <Notice tone="danger" title="Confirm your e-mail address first.">
      Whoever gets a mail in your name must be able to answer you. Open the link that we mailed to
      you, or{" "}
      <Link href="/account" className="link">
        ask for another one
      </Link>
      .
    </Notice>
  );
}
