import { type DragEvent, useId, useState } from "react";
import { navigate } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { exampleFile, uploadJsonResume } from "./upload";

/** Takes a file by drop, by choice or the example, and leads to its review. */
export function ChooseFile() {
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const hint = useId();

  const take = async (name: string, open: () => Promise<File>) => {
    setSending(name);
    setProblem(null);
    try {
      navigate(`/imports/${await uploadJsonResume(await open())}`);
    } catch (refusal) {
      setProblem(refusal);
      setSending(null);
    }
  };
  const takeFile = (file: File | undefined) => file && void take(file.name, async () => file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    takeFile(event.dataTransfer.files[0]);
  };

  return (
    <div className="grid gap-4">
      <section
        aria-label="Bring a file"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`grid justify-items-center gap-4 rounded-xl border-2 border-dashed px-6 py-12 text-center transition-colors ${over ? "border-accent bg-accent-soft" : "border-line bg-surface"}`}
      >
        {sending ? (
          <p role="status">Sending {sending} …</p>
        ) : (
          <>
            <p className="font-serif text-xl">Drop a JSON Resume file here</p>
            <FileButton describedBy={hint} onFile={takeFile} />
          </>
        )}
      </section>
      <ProblemNotice problem={problem} />
      <p id={hint} className="text-[0.9375rem] text-muted">
        JSON Resume is an open file format for a whole CV that many CV editors can save; its name
        ends in <code>.json</code>. At most 5 MB.{" "}
        <Button
          look="quiet"
          className="px-0! underline"
          disabled={sending !== null}
          onClick={() => void take("the example", exampleFile)}
        >
          Try it with an example
        </Button>
        , the record of a nurse who does not exist.
      </p>
    </div>
  );
}

interface FileButtonProps {
  describedBy: string;
  onFile: (file: File | undefined) => void;
}

/** The browser's own file input, reachable by key, under a label that looks like a button. */
function FileButton({ describedBy, onFile }: FileButtonProps) {
  const id = useId();
  return (
    <span>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-describedby={describedBy}
        className="peer sr-only"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
      <label
        htmlFor={id}
        className="inline-block cursor-pointer rounded-md bg-accent px-4 py-2 font-medium text-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:opacity-90"
      >
        Choose a file
      </label>
    </span>
  );
}
