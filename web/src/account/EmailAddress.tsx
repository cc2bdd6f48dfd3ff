import { type FormEvent, type ReactNode, useState } from "react";
import { LocalMailbox } from "../auth/CheckYourMail";
import { beyondFields, problemAt } from "../shared/api/problem";
import type { User } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst, useFocusBack } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { changes, useAccount, useAccountChange } from "./queries";
import { Mark, Row, Section } from "./Section";

export function EmailAddress() {
  const account = useAccount();
  return (
    <Section
      title="E-mail address"
      about="You sign in with it, and what concerns your account is mailed to it. It stands in no resume."
    >
      <Loaded query={account} label="Opening your account">
        {(user) => <Address user={user} />}
      </Loaded>
    </Section>
  );
}

function Address({ user }: { user: User }) {
  const [changing, setChanging] = useState(false);
  const change = useFocusBack(changing);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const asked = (address: string) => {
    setAskedFor(address);
    setChanging(false);
  };
  return (
    <div className="grid gap-4">
      <Row
        actions={
          !changing && (
            <Button ref={change} look="outline" onClick={() => setChanging(true)}>
              Change
            </Button>
          )
        }
      >
        <span className="font-medium break-all">{user.email}</span> <State user={user} />
      </Row>
      <Trouble user={user} />
      {askedFor && (
        <>
          <Notice title="Look at your mail">
            We mailed a link to {askedFor}. Once you open it there, it is the address of your
            account; until then the old one stays.
          </Notice>
          <LocalMailbox />
        </>
      )}
      {changing && <ChangeForm onAsked={asked} onCancel={() => setChanging(false)} />}
    </div>
  );
}

function State({ user }: { user: User }) {
  if (user.mail_trouble) return <Mark tone="danger">mails do not arrive</Mark>;
  return user.email_verified ? <Mark>confirmed</Mark> : <Mark tone="danger">not confirmed</Mark>;
}

function Trouble({ user }: { user: User }) {
  if (user.mail_trouble === "bounced")
    return (
      <AnotherLink email={user.email} tone="danger">
        Mails to this address come back to us, so we stopped sending what is not necessary. Change
        the address, or see to the mailbox and open a link that we mail to it.
      </AnotherLink>
    );
  if (user.mail_trouble === "complained")
    return (
      <AnotherLink email={user.email} tone="danger">
        A mail of ours was marked as unwanted at this address, so we stopped sending what is not
        necessary. Change the address, or open a link that we mail to it, if you still want to hear
        of your account.
      </AnotherLink>
    );
  if (user.email_verified) return null;
  return (
    <AnotherLink email={user.email}>
      Open the link that we mailed to you. You need that before you publish or share anything.
    </AnotherLink>
  );
}

/** What is wrong with the address, and a way to confirm it. */
function AnotherLink({
  email,
  tone,
  children,
}: {
  email: string;
  tone?: "danger";
  children: ReactNode;
}) {
  const resending = useAccountChange(changes.resendVerification);
  return (
    <>
      <Notice
        tone={tone}
        actions={
          <Button
            look="outline"
            busy={resending.isPending}
            busyText="Asking for the mail …"
            onClick={() => resending.mutate(email)}
          >
            Mail me another link
          </Button>
        }
      >
        {resending.isSuccess ? "A new link is on its way. It works for a day." : children}
      </Notice>
      <ProblemNotice problem={resending.error} />
      {resending.isSuccess && <LocalMailbox />}
    </>
  );
}

interface ChangeProps {
  onAsked: (address: string) => void;
  onCancel: () => void;
}

function ChangeForm({ onAsked, onCancel }: ChangeProps) {
  const [email, setEmail] = useState("");
  useUnsavedChanges(email !== "");
  const asking = useAccountChange(changes.email, (_, wanted) => onAsked(wanted));
  const form = useFocusOnProblem([asking.error]);
  useFocusAtFirst(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate(email.trim());
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4" aria-label="New address" noValidate>
      <TextField
        label="New e-mail address"
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        problem={problemAt("new_email", asking.error)}
      />
      <ProblemNotice problem={beyondFields(asking.error, ["new_email"])} />
      <SaveOrCancel
        save="Mail a link to it"
        busy={asking.isPending}
        busyText="Asking for the mail …"
        onCancel={onCancel}
      />
    </form>
  );
}
