import { saveFile } from "../shared/saveFile";
import { Button } from "../shared/ui/Button";
import { CopyButton } from "../shared/ui/CopyButton";
import { Dialog } from "../shared/ui/Dialog";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";

const FILE_NAME = "pathfinder-recovery-codes.txt";

/** New recovery codes. They are seen this once, so the dialog stays until somebody says they are kept. */
export function NewCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  useUnsavedChanges(true);
  const text = `${codes.join("\n")}\n`;
  const save = () =>
    saveFile(new Blob([HEAD, text], { type: "text/plain;charset=utf-8" }), FILE_NAME);
  return (
    <Dialog title="Keep these recovery codes">
      <div className="grid gap-4">
        <p className="text-[0.9375rem]">
          Each lets you in once, after the password, when you have neither the app nor a passkey at
          hand. They are shown now and never again.
        </p>
        <ol
          aria-label="Recovery codes"
          className="grid gap-0.5 rounded-md bg-accent-soft px-3 py-2 font-mono text-[0.7rem] sm:text-[0.8125rem]"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} />
          <Button look="outline" onClick={save}>
            Save as a file
          </Button>
        </div>
        <Button onClick={onKept}>I have kept them</Button>
      </div>
    </Dialog>
  );
}

const HEAD = "Recovery codes of your Pathfinder account. Each works once.\n\n";
