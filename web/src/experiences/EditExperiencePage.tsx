import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, type FieldProblem } from "../shared/api/problem";
import type { Experience } from "../shared/api/types";
import { navigate } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { draftOf, EMPTY_DRAFT, fieldOf, inputOf, problemsOf } from "./draft";
import { ExperienceForm } from "./ExperienceForm";
import { useExperience, useSaveExperience } from "./queries";

export function NewExperiencePage() {
  return (
    <Page title="Add an experience">
      <Editor />
    </Page>
  );
}

export function EditExperiencePage({ id }: { id: string }) {
  const experience = useExperience(id);
  return (
    <Page title="Edit this experience">
      {experience.isLoading && <Skeleton lines={6} label="Loading the experience" />}
      <ProblemNotice problem={experience.error} onRetry={() => void experience.refetch()} />
      {experience.data && <Editor key={id} saved={experience.data} />}
    </Page>
  );
}

function Page({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mx-auto grid max-w-3xl gap-8 py-10">
      <h1 className="text-3xl">{title}</h1>
      {children}
    </div>
  );
}

function Editor({ saved }: { saved?: Experience }) {
  // What the draft began from: another version that arrives meanwhile does not touch what is typed.
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved ? draftOf(saved) : EMPTY_DRAFT);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const saving = useSaveExperience();
  const refusal = saving.error;
  const isStale = refusal instanceof ApiProblem && refusal.status === 412;

  const save = (version = base?.version) => {
    const own = problemsOf(draft);
    setProblems(own);
    if (own.length) return;
    saving.mutate(
      { id: base?.id, version, input: inputOf(draft) },
      {
        onSuccess: () => navigate("/"),
        onError: (error) => setProblems(error instanceof ApiProblem ? error.details : []),
      },
    );
  };
  const takeSaved = (current: Experience) => {
    setBase(current);
    setDraft(draftOf(current));
    saving.reset();
  };

  return (
    <ExperienceForm
      draft={draft}
      change={setDraft}
      problems={problems}
      busy={saving.isPending}
      onSave={() => save()}
      onCancel={() => navigate("/")}
    >
      {problems.length > 0 && <ToComplete problems={problems} draft={draft} />}
      {isStale && base && <ChangedMeanwhile id={base.id} keepMine={save} takeSaved={takeSaved} />}
      {!isStale && !problems.length && <ProblemNotice problem={refusal} onRetry={() => save()} />}
    </ExperienceForm>
  );
}

function ToComplete({ problems, draft }: { problems: FieldProblem[]; draft: object }) {
  const elsewhere = problems.filter((one) => !(fieldOf(one.field) in draft));
  return (
    <Notice tone="danger" title="Some fields need another look. They are marked above.">
      {elsewhere.map((one) => (
        <p key={one.field}>
          {one.field}: {one.message}
        </p>
      ))}
    </Notice>
  );
}

interface ChangedProps {
  id: string;
  keepMine: (version: number) => void;
  takeSaved: (current: Experience) => void;
}

function ChangedMeanwhile({ id, keepMine, takeSaved }: ChangedProps) {
  const queries = useQueryClient();
  const current = useExperience(id);
  const withCurrent = async (go: (experience: Experience) => void) => {
    await queries.invalidateQueries({ queryKey: ["experiences", id] });
    const { data } = await current.refetch();
    if (data) go(data);
  };
  return (
    <Notice
      tone="danger"
      title="This was changed elsewhere since you opened it."
      actions={
        <>
          <Button
            look="outline"
            onClick={() => void withCurrent(({ version }) => keepMine(version))}
          >
            Save mine over it
          </Button>
          <Button look="outline" onClick={() => void withCurrent(takeSaved)}>
            Show what is saved
          </Button>
        </>
      }
    >
      Perhaps in another window. Your text is still here, and nothing is lost either way until you
      choose.
    </Notice>
  );
}
