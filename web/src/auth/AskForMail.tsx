import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { beyondFields, problemAt } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { LocalMailbox } from "./CheckYourMail";

interface Props {
  button: string;
  /** Said whether or not there is such an account: who has one is nobody's business. */
  sent: string;
  ask: (email: string) => Promise<unknown>;
}

/** A form that takes an address and asks for a mail to it. */
export function AskForMail({ button, sent, ask }: Props) {
  const [email, setEmail] = useState("");
  const asking = useMutation({ mutationFn: () => ask(email.trim()) });
  const problem = problemAt("email", asking.error);
  const form = useFocusOnProblem([asking.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <form ref={form} className="grid gap-4" onSubmit={submit} aria-label={button} noValidate>
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        problem={problem}
      />
      <ProblemNotice problem={beyondFields(asking.error, ["email"])} />
      <div>
        <Button type="submit" busy={asking.isPending} busyText="Asking for the mail …">
          {button}
        </Button>
      </div>
      {asking.isSuccess && (
        <>
          <Notice title="Look at your mail">{sent}</Notice>
          <LocalMailbox />
        </>
      )}
    </form>
  );
}
