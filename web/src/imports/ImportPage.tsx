import { useEffect } from "react";
import type { Import } from "../shared/api/types";
import { Link } from "../shared/routing";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { ChooseFile } from "./ChooseFile";
import { useImport, useRecordChanged } from "./queries";
import { Review } from "./Review";
import { counted } from "./wording";

export function NewImportPage() {
  return (
    <Page title="Bring a file">
      <p className="max-w-prose text-lg text-muted">
        You see what was found before any of it enters your record. What you have already is
        recognized.
      </p>
      <ChooseFile />
    </Page>
  );
}

export function ImportPage({ id }: { id: string }) {
  const found = useImport(id);
  return (
    <Page title="What your file holds">
      <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
      {found.data ? <Progress current={found.data} /> : <Skeleton label="Opening the import" />}
    </Page>
  );
}

function Page({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mx-auto grid max-w-3xl gap-8 py-10">
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      {children}
    </div>
  );
}

function Progress({ current }: { current: Import }) {
  switch (current.status) {
    case "ready":
      return current.found ? <Review reviewed={current} found={current.found} /> : null;
    case "applied":
      return <Applied applied={current.applied ?? {}} />;
    case "failed":
      return <Failed error={current.error} />;
    default:
      return (
        <div className="grid gap-5">
          <p className="text-lg text-muted">{UNDER_WAY[current.status]}</p>
          <Skeleton lines={5} label={UNDER_WAY[current.status]} />
        </div>
      );
  }
}

const UNDER_WAY = {
  awaiting_upload: "Your file has arrived; it will be read in a moment …",
  parsing: "Reading your file …",
  applying: "Adding the entries to your record …",
} as const;

function Failed({ error }: { error?: string | null }) {
  return (
    <>
      <Notice tone="danger" title="This file could not be read.">
        {error ?? "The reason is not known."}
      </Notice>
      <ChooseFile />
    </>
  );
}

function Applied({ applied }: { applied: Record<string, number> }) {
  const recordChanged = useRecordChanged();
  useEffect(recordChanged, []);
  return (
    <div className="grid gap-5" role="status">
      <p className="text-lg">
        {counted(applied) ? `Added: ${counted(applied)}.` : "Your record stays as it was."}{" "}
        Pathfinder reads it now; what it finds appears by itself.
      </p>
      <p>
        <Link
          href="/"
          className="inline-block rounded-md bg-accent px-4 py-2 font-medium text-on-accent hover:opacity-90"
        >
          See my record
        </Link>
      </p>
    </div>
  );
}
