import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { ProblemNotice } from "../shared/ui/Notice";
import { signIn } from "./session";

export function SignInForm({ submitText = "Sign in" }: { submitText?: string }) {
  const [identifier, setIdentifier] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(identifier.trim(), password);
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="E-mail address or username"
        value={identifier}
        onChange={setIdentifier}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      <ProblemNotice problem={problem} />
      <Button type="submit" busy={busy} busyText="Signing in …">
        {submitText}
      </Button>
    </form>
  );
}
