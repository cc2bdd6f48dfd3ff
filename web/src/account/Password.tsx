import { type FormEvent, useState } from "react";
import { LocalMailbox } from "../auth/CheckYourMail";
import { NewPassword } from "../auth/NewPassword";
import { readableWait, refusalOf } from "../auth/refusals";
import { shortPassword } from "../auth/registration";
import { beyondFields, problemAt } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst, useFocusBack } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useCountdown } from "../shared/ui/useCountdown";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { changes, useAccount, useAccountChange, useFactors } from "./queries";
import { Row, Section } from "./Section";

export function Password() {
  const factors = useFactors();
  return (
    <Section title="Password">
      <Loaded query={factors} label="Looking at what protects your account" lines={2}>
        {({ password }) => (password ? <Change /> : <SetByMail />)}
      </Loaded>
    </Section>
  );
}

function Change() {
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const change = useFocusBack(changing);
  const begin = () => {
    setChanged(false);
    setChanging(true);
  };
  const done = () => {
    setChanged(true);
    setChanging(false);
  };
  if (changing) return <Form onDone={done} onCancel={() => setChanging(false)} />;
  return (
    <>
      <Row
        actions={
          <Button ref={change} look="outline" onClick={begin}>
            Change the password
          </Button>
        }
      >
        <p className="text-[0.9375rem] text-muted">Changing it signs all other devices out.</p>
      </Row>
      {changed && <Notice>Your password is changed, and all other devices are signed out.</Notice>}
    </>
  );
}

function Form({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [short, setShort] = useState<string | undefined>();
  const [wait, beginWait] = useCountdown();
  const changing = useAccountChange(changes.password, onDone);
  const form = useFocusOnProblem([short, changing.error]);
  useFocusAtFirst(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = shortPassword(wanted);
    setShort(missing);
    if (missing) return;
    changing.mutate(
      { current_password: current, new_password: wanted },
      { onError: (problem) => beginWait(refusalOf(problem).wait) },
    );
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      className="grid gap-4"
      aria-label="Change the password"
      noValidate
    >
      <HiddenUsername />
      <TextField
        label="Your password now"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        problem={problemAt("current_password", changing.error)}
      />
      <NewPassword value={wanted} onChange={setWanted} short={short} refusal={changing.error} />
      <ProblemNotice problem={beyondFields(changing.error, ["current_password", "new_password"])} />
      <SaveOrCancel
        save={wait > 0 ? `Try again ${readableWait(wait)}` : "Change it"}
        busy={changing.isPending}
        busyText="Changing …"
        disabled={wait > 0}
        onCancel={onCancel}
      />
    </form>
  );
}

/** For password managers, which keep a password under a name. */
function HiddenUsername() {
  const account = useAccount();
  return <input hidden autoComplete="username" value={account.data?.username ?? ""} readOnly />;
}

function SetByMail() {
  const account = useAccount();
  const asking = useAccountChange(changes.mailPasswordLink);
  const email = account.data?.email;
  return (
    <>
      <Row
        actions={
          <Button
            look="outline"
            busy={asking.isPending}
            busyText="Asking for the mail …"
            disabled={!email}
            onClick={() => email && asking.mutate(email)}
          >
            Mail me a link to set one
          </Button>
        }
      >
        <p className="text-[0.9375rem] text-muted">Your account has no password, and needs none.</p>
      </Row>
      <ProblemNotice problem={asking.error} />
      {asking.isSuccess && (
        <>
          <Notice>A link is on its way to {email}. It works for an hour.</Notice>
          <LocalMailbox />
        </>
      )}
    </>
  );
}
