import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import type { Registration } from "./registration";
import { signIn } from "./signingIn";

export function CheckYourMail({ registered }: { registered: Registration }) {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const proceed = () => {
    setBusy(true);
    signIn({ identifier: registered.username, password: registered.password }).catch((refusal) => {
      setProblem(refusal);
      setBusy(false);
    });
  };
  return (
    <div className="grid gap-4" role="status">
      <h2 className="text-2xl">Check your mail</h2>
      <p>
        We sent a link to <strong className="break-all">{registered.email}</strong>. Opening it
        confirms that the address is yours. You need that before you publish or share anything, not
        before you start.
      </p>
      <LocalMailbox />
      <ProblemNotice problem={problem} />
      <Button onClick={proceed} busy={busy} busyText="Signing in …">
        Start with my record
      </Button>
    </div>
  );
}

/** On a developer's machine no mail leaves it; the emulator keeps what was sent. */
export function LocalMailbox() {
  const { hostname, port } = window.location;
  if (hostname !== "localhost" && !hostname.endsWith(".localhost")) return null;
  return (
    <p className="rounded-md bg-accent-soft px-3 py-2 text-[0.875rem]">
      This stack runs on your machine and sends no mail. What it would have sent is{" "}
      <a className="link" href={`http://localhost:${port}/_ministack/ses/messages`}>
        readable here
      </a>
      .
    </p>
  );
}
