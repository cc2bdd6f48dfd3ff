import { type FormEvent, useState } from "react";
import { beyondFields } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextArea, TextField } from "../shared/ui/Field";
import { useFocusOnArrival } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { type Asked, useAnswer, useAsked } from "./calls";
import { INCOMPLETE, type Refusal, refusalOf } from "./refusals";

/** Where the link of an invitation leads: somebody without an account says what they know of a skill. */
export function EndorsePage() {
  const token = new URLSearchParams(window.location.search).get("token") ?? "";
  const asked = useAsked(token);
  const refusal = token ? refusalOf(asked.error) : INCOMPLETE;
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-12 sm:py-16">
      {refusal && <Refused refusal={refusal} />}
      {!refusal && (
        <>
          <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
          {asked.data ? (
            <Question asked={asked.data} token={token} />
          ) : (
            !asked.error && <Skeleton lines={6} label="Opening the question" />
          )}
        </>
      )}
    </div>
  );
}

function Refused({ refusal }: { refusal: Refusal }) {
  return (
    <div role="alert" className="grid gap-3">
      <h1 className="text-3xl">{refusal.title}</h1>
      <p>{refusal.message}</p>
    </div>
  );
}

const NAMELESS = "Whoever reads it wants to know who says so.";

type Given = "confirmed" | "refused";

function Question({ asked, token }: { asked: Asked; token: string }) {
  const [draft, setDraft] = useState({ name: asked.name ?? "", relation: "", statement: "" });
  const [given, setGiven] = useState<Given | null>(null);
  const answering = useAnswer(token);
  useUnsavedChanges(!answering.isSuccess && Boolean(draft.relation || draft.statement));
  const problems = useFormProblems();
  const refusal = refusalOf(answering.error);

  const answer = (confirms: boolean) => {
    const missing = !confirms || draft.name.trim() ? [] : [{ field: "name", message: NAMELESS }];
    if (!problems.pass(missing)) return;
    answering.mutate(
      confirms
        ? {
            confirms,
            name: draft.name.trim(),
            relation: draft.relation.trim() || undefined,
            statement: draft.statement.trim() || undefined,
          }
        : { confirms },
      {
        onSuccess: () => setGiven(confirms ? "confirmed" : "refused"),
        onError: problems.refused,
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer(true);
  };
  const bind = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (value: string) => setDraft({ ...draft, [field]: value }),
    problem: problems.at(field),
  });

  if (given) return <Thanks asked={asked} given={given} />;
  if (refusal) return <Refused refusal={refusal} />;
  const verifies = asked.kind === "verification";
  return (
    <>
      <Head asked={asked} />
      <form
        ref={problems.form}
        noValidate
        onSubmit={submit}
        aria-label="Your answer"
        className="grid gap-5"
      >
        <TextField label="Your name" autoComplete="name" maxLength={200} {...bind("name")} />
        <TextField
          label={`Who you are to ${asked.owner} (optional)`}
          hint="Such as ward manager, client, colleague."
          maxLength={200}
          {...bind("relation")}
        />
        <TextArea
          label="In your words (optional)"
          hint={`${asked.owner} reads it first, and decides whether others do.`}
          rows={4}
          maxLength={2000}
          {...bind("statement")}
        />
        <ProblemNotice problem={beyondFields(answering.error, Object.keys(draft))} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={answering.isPending} busyText="Sending …">
            {verifies ? "Yes, I can confirm it" : "Yes, I endorse it"}
          </Button>
          <Button look="outline" disabled={answering.isPending} onClick={() => answer(false)}>
            I would rather not
          </Button>
        </div>
      </form>
      <p className="text-[0.875rem] text-muted">
        You need no account. Your name and your words go to {asked.owner}; your e-mail address is
        not shown to anybody else. The link works until {readable(asked.expires_at)}, for one
        answer.
      </p>
    </>
  );
}

function Head({ asked }: { asked: Asked }) {
  const { owner, skill, kind, message } = asked;
  return (
    <header className="grid gap-4">
      <p className="eyebrow break-words">{owner} asks you</p>
      <h1 className="text-3xl break-words">
        {kind === "verification"
          ? `Can you confirm ${owner}’s skill: `
          : `Would you endorse ${owner}’s skill: `}
        {skill}?
      </h1>
      {message && (
        <blockquote
          dir="auto"
          className="border-l-2 border-accent pl-4 break-words whitespace-pre-line"
        >
          {message}
        </blockquote>
      )}
    </header>
  );
}

function Thanks({ asked, given }: { asked: Asked; given: Given }) {
  const thanks = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <div role="status" className="grid gap-3">
      <h1 ref={thanks} tabIndex={-1} className="text-3xl outline-none">
        Thank you.
      </h1>
      <p>
        {given === "confirmed"
          ? `${asked.owner} reads your answer and decides whether others do.`
          : `${asked.owner} is told that you would rather not, and nothing else of what you typed.`}
      </p>
    </div>
  );
}

function readable(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
