import { useState } from "react";
import { ApiProblem, beyondFields } from "../shared/api/problem";
import type { Experience } from "../shared/api/types";
import { differs } from "../shared/drafts";
import { navigate } from "../shared/routing";
import { ChangedMeanwhile } from "../shared/ui/ChangedMeanwhile";
import { Loaded } from "../shared/ui/Loaded";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { draftOf, EMPTY_DRAFT, inputOf, problemsOf } from "./draft";
import { ExperienceForm } from "./ExperienceForm";
import { readExperience, useExperience, useSaveExperience } from "./queries";

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
      <Loaded query={experience} label="Loading the experience" lines={6}>
        {(saved) => <Editor key={id} saved={saved} />}
      </Loaded>
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
  const problems = useFormProblems();
  const saving = useSaveExperience();
  const isSaved = useUnsavedChanges(differs(draft, base ? draftOf(base) : EMPTY_DRAFT));
  const refusal = saving.error;
  const isStale = refusal instanceof ApiProblem && refusal.status === 412;

  const save = (version = base?.version) => {
    if (!problems.pass(problemsOf(draft))) return;
    const onSuccess = () => {
      isSaved();
      navigate("/");
    };
    saving.mutate(
      { id: base?.id, version, input: inputOf(draft, base) },
      { onSuccess, onError: problems.refused },
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
      {problems.any && (
        <Notice tone="danger" title="Some fields need another look. They are marked above." />
      )}
      {isStale && base ? (
        <ChangedMeanwhile
          read={() => readExperience(base.id)}
          keepMine={({ version }) => save(version)}
          takeSaved={takeSaved}
        />
      ) : (
        <ProblemNotice problem={beyondFields(refusal, Object.keys(draft))} onRetry={() => save()} />
      )}
    </ExperienceForm>
  );
}
