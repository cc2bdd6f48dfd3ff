import { useState } from "react";
import { Button } from "./Button";

const SAID_MILLISECONDS = 4_000;

/** Copies a text, and says so. Where the browser does not let it, the text can still be selected. */
export function CopyButton({ text, children = "Copy" }: { text: string; children?: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(done ? "Copied" : "Select it to copy");
    window.setTimeout(() => setSaid(""), SAID_MILLISECONDS);
  };
  return (
    <>
      <Button look="outline" onClick={() => void copy()}>
        {said || children}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
