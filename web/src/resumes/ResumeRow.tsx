import { useState } from "react";
import type { Resume } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { download, type Format, useDeleteResume } from "./queries";

const FORMATS = [
  ["pdf", "PDF", "Setting the PDF …"],
  ["txt", "Text", "Writing …"],
  ["md", "Markdown", "Writing …"],
  ["json", "JSON Resume", "Writing …"],
] as const;

export function ResumeRow({ resume }: { resume: Resume }) {
  const [making, setMaking] = useState<Format | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const removal = useDeleteResume();
  const get = async (format: Format) => {
    setMaking(format);
    setProblem(null);
    await download(resume.id, format).catch(setProblem);
    setMaking(null);
  };
  const made = new Date(resume.created_at).toLocaleDateString(undefined, { dateStyle: "medium" });
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="font-serif text-lg font-semibold break-words">{resume.title}</p>
          <p className="text-[0.875rem] text-muted">
            {resume.page === "a4" ? "A4" : "Letter"} · created {made}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {FORMATS.map(([format, name, busyText]) => (
            <Button
              key={format}
              look={format === "pdf" ? "solid" : "outline"}
              busy={making === format}
              busyText={busyText}
              disabled={making !== null}
              onClick={() => void get(format)}
            >
              <span className="sr-only">Download {resume.title} as </span>
              {name}
            </Button>
          ))}
          <Button look="quiet" busy={removal.isPending} onClick={() => removal.mutate(resume)}>
            Delete<span className="sr-only"> {resume.title}</span>
          </Button>
        </div>
      </div>
      <ProblemNotice problem={problem ?? removal.error} />
    </li>
  );
}
