import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { Resend } from "./Resend";

interface Kind {
  title: string;
  before: string;
  button: string;
  busy: string;
  done: string;
  use: (token: string) => Promise<unknown>;
  /** What else is offered where the link does not work. */
  instead: ReactNode;
}

const FORGOT = (
  <a href="/forgot-password" className="link">
    Choose a new password by mail
  </a>
);

const KINDS = {
  verify: {
    title: "Confirm your e-mail address",
    before:
      "Press the button if you made the account with this address. If you did not, close this.",
    button: "This is my address",
    busy: "Confirming …",
    done: "It is confirmed. Thank you.",
    use: (token) => answerOf(publicApi.POST("/v1/auth/verify-email", { body: { token } })),
    instead: <Resend />,
  },
  change: {
    title: "Confirm your new e-mail address",
    before:
      "Press the button, and this becomes the address of your account. Until then the old one stays.",
    button: "Use this address from now on",
    busy: "Confirming …",
    done: "This is the address of your account from now on.",
    use: (token) => answerOf(publicApi.POST("/v1/auth/confirm-email", { body: { token } })),
    instead: (
      <a href="/account" className="link">
        Ask for another link in your account
      </a>
    ),
  },
  unlock: {
    title: "Open your account again",
    before:
      "After very many failed sign-ins your account was closed to new ones. Press the button to open it. If your password could be guessed, choose a new one instead: that opens it too.",
    button: "Open my account",
    busy: "Opening …",
    done: "Your account is open. You can sign in again.",
    use: (token) => answerOf(publicApi.POST("/v1/auth/unlock", { body: { token } })),
    instead: FORGOT,
  },
} satisfies Record<string, Kind>;

/**
 * Where the link of a mail leads. Opening it does nothing, since programs that look through mails open
 * links too; a person presses the button.
 */
export function MailedLinkPage({ kind }: { kind: keyof typeof KINDS }) {
  const told: Kind = KINDS[kind];
  const token = new URLSearchParams(window.location.search).get("token") ?? "";
  const using = useMutation({ mutationFn: () => told.use(token) });
  return (
    <div className="mx-auto grid max-w-lg gap-5 py-16">
      <h1 className="text-3xl">{told.title}</h1>
      {!token && <p>This page needs the whole link from the mail. Open it there again.</p>}
      {token && !using.isSuccess && (
        <>
          <p>{told.before}</p>
          <ProblemNotice problem={using.error} />
          {using.error && told.instead}
          <div>
            <Button busy={using.isPending} busyText={told.busy} onClick={() => using.mutate()}>
              {told.button}
            </Button>
          </div>
        </>
      )}
      {using.isSuccess && <Done>{told.done}</Done>}
    </div>
  );
}

/** What was done, and the way on: a whole navigation, so that the session is looked at anew. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <>
      <p role="status">{children}</p>
      <p>
        <a href="/" className="link">
          Go to your record
        </a>
      </p>
    </>
  );
}
