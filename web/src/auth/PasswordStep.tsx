import { type FormEvent, useState } from "react";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { readableWait } from "./refusals";
import { signIn, type Waiting } from "./signingIn";
import type { Attempt } from "./useAttempt";

interface Props {
  attempt: Attempt;
  identifier: string;
  /** Absent where it is known who signs in. */
  onIdentifier?: ((identifier: string) => void) | undefined;
  onWaiting: (waiting: Waiting) => void;
  submitText: string;
}

export function PasswordStep({ attempt, identifier, onIdentifier, onWaiting, submitText }: Props) {
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.begin("password", async (reactivate) => {
      const waiting = await signIn({ identifier, password, reactivate });
      if (waiting) onWaiting(waiting);
    });
  };
  const change = (text: string) => {
    // A wait concerns one account; another name may be tried at once.
    attempt.forget();
    onIdentifier?.(text);
  };
  return (
    <form className="grid gap-4" onSubmit={submit} aria-label={submitText}>
      {onIdentifier ? (
        <TextField
          label="E-mail address or username"
          value={identifier}
          onChange={change}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      ) : (
        <input hidden autoComplete="username" value={identifier} readOnly />
      )}
      <TextField
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      <Button
        type="submit"
        busy={attempt.busy === "password"}
        busyText="Signing in …"
        disabled={attempt.busy !== null || attempt.wait > 0}
      >
        {attempt.wait > 0 ? `Try again ${readableWait(attempt.wait)}` : submitText}
      </Button>
    </form>
  );
}
