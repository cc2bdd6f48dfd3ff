import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { RefusalNotice } from "./RefusalNotice";
import { readableWait } from "./refusals";
import { type Method, verifyCode, verifyPasskey, type Waiting } from "./signingIn";
import { type Attempt, useAttempt } from "./useAttempt";

interface Props {
  waiting: Waiting;
  submitText: string;
  overPage?: boolean | undefined;
  onBeginAgain: () => void;
  onSignedIn?: () => void;
}

const OTHER_WORDS: Record<Method, string> = {
  totp: "Use a code of your authenticator app",
  passkey: "Use a passkey",
  recovery_code: "Use a recovery code",
};

/** After the password: one of the account's second factors. */
export function SecondStep({ waiting, submitText, overPage, onBeginAgain, onSignedIn }: Props) {
  const [method, setMethod] = useState<Method>(waiting.methods[0] ?? "totp");
  const attempt = useAttempt();
  const step = useFocusOnStep(method);
  const show = (way: string, verify: () => Promise<void>) =>
    attempt.begin(way, async () => {
      await verify();
      onSignedIn?.();
    });
  const choose = (other: Method) => {
    attempt.forget();
    setMethod(other);
  };
  return (
    <div ref={step} className="grid gap-4">
      <p className="text-muted">Your account is protected by a second step.</p>
      {method === "passkey" ? (
        <PasskeyStep
          attempt={attempt}
          onShow={() => show("passkey", () => verifyPasskey(waiting))}
        />
      ) : (
        <CodeStep
          key={method}
          method={method}
          attempt={attempt}
          submitText={submitText}
          onShow={(code) => show("code", () => verifyCode(waiting, method, code))}
        />
      )}
      <RefusalNotice
        refusal={attempt.refusal}
        wait={attempt.wait}
        overPage={overPage}
        onBeginAgain={onBeginAgain}
      />
      <ul className="grid gap-1.5 text-[0.9375rem]">
        {waiting.methods
          .filter((other) => other !== method)
          .map((other) => (
            <li key={other}>
              <button type="button" className="link" onClick={() => choose(other)}>
                {OTHER_WORDS[other]}
              </button>
            </li>
          ))}
        <li>
          <button type="button" className="link" onClick={onBeginAgain}>
            Begin again
          </button>
        </li>
      </ul>
    </div>
  );
}

/** Whoever comes to a step types on without looking for the field. */
function useFocusOnStep(method: Method) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.querySelector<HTMLElement>("input, button")?.focus(), [method]);
  return step;
}

interface PasskeyProps {
  attempt: Attempt;
  onShow: () => void;
}

function PasskeyStep({ attempt, onShow }: PasskeyProps) {
  return (
    <Button
      busy={attempt.busy !== null}
      busyText="Waiting for your passkey …"
      disabled={attempt.wait > 0}
      onClick={onShow}
    >
      {attempt.wait > 0 ? `Try again ${readableWait(attempt.wait)}` : "Use your passkey"}
    </Button>
  );
}

interface CodeProps {
  method: Exclude<Method, "passkey">;
  attempt: Attempt;
  submitText: string;
  onShow: (code: string) => void;
}

function CodeStep({ method, attempt, submitText, onShow }: CodeProps) {
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onShow(code);
  };
  return (
    <form className="grid gap-4" onSubmit={submit} aria-label="Second step">
      <TextField
        {...(method === "totp" ? APP_CODE : RECOVERY_CODE)}
        value={code}
        onChange={setCode}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Button
        type="submit"
        busy={attempt.busy !== null}
        busyText="Signing in …"
        disabled={attempt.wait > 0}
      >
        {attempt.wait > 0 ? `Try again ${readableWait(attempt.wait)}` : submitText}
      </Button>
    </form>
  );
}

const APP_CODE = {
  label: "Code of your authenticator app",
  hint: "Six digits that change every half minute.",
  autoComplete: "one-time-code",
  inputMode: "numeric",
} as const;

const RECOVERY_CODE = {
  label: "Recovery code",
  hint: "One of the ten you kept when you set up the second step. Each works once.",
  autoComplete: "off",
} as const;
