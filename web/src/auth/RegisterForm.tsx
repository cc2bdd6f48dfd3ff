import { useState } from "react";
import { publicApi } from "../shared/api/client";
import { ApiProblem, answerOf, type FieldProblem } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { PASSWORD_RULE, problemsOf, type Registration, USERNAME_RULE } from "./registration";

const EMPTY: Registration = { username: "", email: "", password: "" };

export function RegisterForm({ onRegistered }: { onRegistered: (wanted: Registration) => void }) {
  const [wanted, setWanted] = useState(EMPTY);
  const [details, setDetails] = useState<FieldProblem[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useFocusOnProblem(details);
  const change = (field: keyof Registration) => (value: string) =>
    setWanted((before) => ({ ...before, [field]: value }));
  const problemAt = (field: string) => details.find((one) => one.field === field)?.message;

  const submit = async () => {
    const own = problemsOf(wanted);
    setDetails(own);
    setProblem(null);
    if (own.length) return;
    setBusy(true);
    const body = { ...wanted, username: wanted.username.trim(), email: wanted.email.trim() };
    try {
      await answerOf(publicApi.POST("/v1/auth/register", { body }));
      onRegistered(body);
    } catch (refusal) {
      const placed = refusal instanceof ApiProblem ? placedDetails(refusal) : [];
      setDetails(placed);
      setProblem(placed.length ? null : refusal);
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="email"
        value={wanted.email}
        onChange={change("email")}
        problem={problemAt("email")}
      />
      <TextField
        label="Username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint={USERNAME_RULE}
        value={wanted.username}
        onChange={change("username")}
        problem={problemAt("username")}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint={PASSWORD_RULE}
        value={wanted.password}
        onChange={change("password")}
        problem={problemAt("password")}
      />
      <ProblemNotice problem={problem} />
      <Button type="submit" busy={busy} busyText="Making your account …">
        Create account
      </Button>
    </form>
  );
}

/** The API's details at their fields; a taken username is a refusal about one. */
function placedDetails(refusal: ApiProblem): FieldProblem[] {
  if (refusal.details.length) return refusal.details;
  return refusal.status === 409 ? [{ field: "username", message: refusal.message }] : [];
}
