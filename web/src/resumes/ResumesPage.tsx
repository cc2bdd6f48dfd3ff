import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { CreateResume } from "./CreateResume";
import { useResumes } from "./queries";
import { ResumeRow } from "./ResumeRow";

export function ResumesPage() {
  const resumes = useResumes();
  const all = resumes.data?.data;
  return (
    <div className="mx-auto grid max-w-3xl gap-10 py-10 sm:py-14">
      <header className="grid gap-3">
        <h1 className="text-3xl sm:text-4xl">Resumes</h1>
        <p className="max-w-prose text-lg text-muted">
          A resume is made from your record at the moment you download it, so it is never older than
          what you know.
        </p>
      </header>
      <CreateResume />
      <ProblemNotice problem={resumes.error} onRetry={() => void resumes.refetch()} />
      {!all && !resumes.error && <Skeleton label="Opening your resumes" />}
      {all && all.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {all.map((resume) => (
            <ResumeRow key={resume.id} resume={resume} />
          ))}
        </ul>
      )}
    </div>
  );
}
