import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { publicApi } from "../shared/api/client";
import { ApiProblem, answerOf, beyondFields } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFormProblems } from "../shared/useFormProblems";
import { PASSWORD_RULE, problemsOf, type Registration, USERNAME_RULE } from "./registration";

const EMPTY: Registration = { username: "", email: "", password: "" };

export function RegisterForm({ onRegistered }: { onRegistered: (wanted: Registration) => void }) {
  const [wanted, setWanted] = useState(EMPTY);
  const problems = useFormProblems();
  const registering = useMutation({
    mutationFn: async (body: Registration) => {
      await answerOf(publicApi.POST("/v1/auth/register", { body })).catch((refusal) => {
        throw placed(refusal);
      });
      return body;
    },
    onSuccess: onRegistered,
    onError: problems.refused,
  });
  const bind = (field: keyof Registration) => ({
    value: wanted[field],
    onChange: (value: string) => setWanted((before) => ({ ...before, [field]: value })),
    problem: problems.at(field),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problems.pass(problemsOf(wanted))) return;
    const { username, email, password } = wanted;
    registering.mutate({ username: username.trim(), email: email.trim(), password });
  };

  return (
    <form ref={problems.form} className="grid gap-4" noValidate onSubmit={submit}>
      <TextField label="E-mail address" type="email" autoComplete="email" {...bind("email")} />
      <TextField
        label="Username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint={USERNAME_RULE}
        {...bind("username")}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint={PASSWORD_RULE}
        {...bind("password")}
      />
      <ProblemNotice problem={beyondFields(registering.error, Object.keys(wanted))} />
      <Button type="submit" busy={registering.isPending} busyText="Making your account …">
        Create account
      </Button>
    </form>
  );
}

/** A taken username is a refusal about one field. */
function placed(refusal: unknown): unknown {
  if (!(refusal instanceof ApiProblem) || refusal.status !== 409) return refusal;
  const { status, code, message, details } = refusal;
  const own = [{ field: "username", message }];
  return new ApiProblem(status, code, message, details.length ? details : own);
}
