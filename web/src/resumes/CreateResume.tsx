import { type FormEvent, useState } from "react";
import { ApiProblem } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { Choice, TextField } from "../shared/ui/Field";
import { ProblemNotice } from "../shared/ui/Notice";
import { type PageSize, useCreateResume, useTemplates, usualPage } from "./queries";

const PAGES = [
  ["a4", "A4 (210 × 297 mm)"],
  ["letter", "Letter (8.5 × 11 in)"],
] as const;
const ACCENT = "#1f5c7a";

export function CreateResume() {
  const [title, setTitle] = useState("Resume");
  const [page, setPage] = useState<PageSize>(usualPage);
  const [template, setTemplate] = useState<string | null>(null);
  const templates = useTemplates().data?.data ?? [];
  const creating = useCreateResume();
  const details = creating.error instanceof ApiProblem ? creating.error.details : [];
  const create = (event: FormEvent) => {
    event.preventDefault();
    const name = title.trim() || "Resume";
    const chosen = template ?? templates[0]?.id ?? "quiet";
    creating.mutate({
      title: name,
      template: chosen,
      locale: "en",
      page,
      theme: { accent: ACCENT, density: "normal" },
    });
  };
  return (
    <form
      onSubmit={create}
      aria-label="New resume"
      className="grid gap-5 rounded-xl border border-line bg-surface p-5 sm:grid-cols-2 sm:p-6"
    >
      <TextField
        label="Title"
        hint="For yourself, and in the name of the file."
        value={title}
        onChange={setTitle}
        maxLength={200}
        problem={details.find((one) => one.field === "title")?.message}
      />
      <Choice
        label="Paper"
        value={page}
        onChange={(value) => setPage(value as PageSize)}
        options={PAGES}
      />
      {templates.length > 1 && (
        <Choice
          label="Template"
          value={template ?? templates[0]?.id ?? ""}
          onChange={setTemplate}
          options={templates.map(({ id, name }) => [id, name] as const)}
        />
      )}
      <div className="grid gap-4 sm:col-span-2">
        <ProblemNotice problem={creating.error} />
        <div>
          <Button type="submit" busy={creating.isPending} busyText="Creating …">
            Create a resume
          </Button>
        </div>
      </div>
    </form>
  );
}
