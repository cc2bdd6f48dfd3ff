import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { farewellAddress } from "../auth/farewell";
import { signOut } from "../auth/session";
import type { User } from "../shared/api/types";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Dialog } from "../shared/ui/Dialog";
import { TextField } from "../shared/ui/Field";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { readableMoment } from "./moments";
import { changes, useAccount } from "./queries";
import { Row, Section } from "./Section";

const GRACE_DAYS = 30;

export function LeaveAccount() {
  const account = useAccount();
  const [asking, setAsking] = useState<"deactivate" | "delete" | null>(null);
  const stay = () => setAsking(null);
  return (
    <Section title="Leave">
      <Row
        actions={
          <Button look="outline" onClick={() => setAsking("deactivate")}>
            Put the account to rest
          </Button>
        }
      >
        <p className="font-medium">For a while</p>
        <p className="text-[0.9375rem] text-muted">
          Nobody can sign in until you do and say that you want it back. Everything stays as it is.
        </p>
      </Row>
      <Loaded query={account} label="Opening your account">
        {(user) => (
          <>
            <Row
              actions={
                <Button look="outline" onClick={() => setAsking("delete")}>
                  Delete the account
                </Button>
              }
            >
              <p className="font-medium">For good</p>
              <p className="text-[0.9375rem] text-muted">
                The account is closed at once, and in {GRACE_DAYS} days everything in it is erased.
              </p>
            </Row>
            {asking === "delete" && <Delete user={user} onStay={stay} />}
          </>
        )}
      </Loaded>
      {asking === "deactivate" && <Deactivate onStay={stay} />}
    </Section>
  );
}

function Deactivate({ onStay }: { onStay: () => void }) {
  const resting = useMutation({
    mutationFn: changes.deactivate,
    onSuccess: () => void signOut(farewellAddress("deactivated")),
  });
  return (
    <AskFirst
      title="Put your account to rest?"
      yes="Put it to rest"
      busyText="Closing …"
      no="Stay"
      busy={resting.isPending || resting.isSuccess}
      problem={resting.error}
      onYes={() => resting.mutate()}
      onNo={onStay}
    >
      <p>
        Every device is signed out, and programs with your API keys are refused. Sign in again
        whenever you want it back.
      </p>
    </AskFirst>
  );
}

function Delete({ user, onStay }: { user: User; onStay: () => void }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  const leaving = useMutation({
    mutationFn: changes.delete,
    onSuccess: ({ deletes_at }) => void signOut(farewellAddress("deleted", deletes_at)),
  });
  const form = useFocusOnProblem([problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const matches = typed.trim().toLowerCase() === user.username.toLowerCase();
    setProblem(matches ? undefined : `Type ${user.username} to say that you mean it.`);
    if (matches) leaving.mutate();
  };
  return (
    <Dialog title="Delete your account?" onClose={onStay}>
      <form ref={form} onSubmit={submit} className="grid gap-4" noValidate>
        <WhatHappens />
        <TextField
          label={`Your username, ${user.username}`}
          value={typed}
          onChange={setTyped}
          problem={problem}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <ProblemNotice problem={leaving.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            look="danger"
            busy={leaving.isPending || leaving.isSuccess}
            busyText="Closing …"
          >
            Delete my account
          </Button>
          <Button look="outline" onClick={onStay}>
            Keep it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function WhatHappens() {
  const day = new Date(Date.now() + GRACE_DAYS * 86_400_000).toISOString();
  return (
    <ul className="grid list-disc gap-1.5 pl-5 text-[0.9375rem]">
      <li>At once: the account is closed, and every device and API key is refused.</li>
      <li>
        On {readableMoment(day, "date")}: the key of your record is destroyed, and with it
        everything you keep here. Nobody can bring that back.
      </li>
      <li>Until then: sign in and say that you want to keep it, and all is as before.</li>
    </ul>
  );
}
