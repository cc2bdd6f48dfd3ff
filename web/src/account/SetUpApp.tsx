import { type FormEvent, useState } from "react";
import { beyondFields, problemAt } from "../shared/api/problem";
import type { TotpSetUp } from "../shared/api/types";
import { CopyButton } from "../shared/ui/CopyButton";
import { TextField } from "../shared/ui/Field";
import { SaveOrCancel } from "../shared/ui/FormEnd";
import { useFocusAtFirst } from "../shared/ui/focus";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { changes, useAccountChange } from "./queries";

interface Props {
  offered: TotpSetUp;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

/** Two steps: the secret into the app, and a code of the app back. */
export function SetUpApp({ offered, onCodes, onCancel }: Props) {
  const [code, setCode] = useState("");
  const confirming = useAccountChange(changes.confirmTotp, ({ recovery_codes }) =>
    onCodes(recovery_codes),
  );
  const form = useFocusOnProblem([confirming.error]);
  useFocusAtFirst(form);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate(code);
  };
  return (
    <form
      ref={form}
      onSubmit={confirm}
      className="grid gap-5"
      aria-label="Set up an app"
      noValidate
    >
      <Secret offered={offered} />
      <div className="max-w-xs">
        <TextField
          label="The code that the app shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          problem={problemAt("code", confirming.error)}
        />
      </div>
      <ProblemNotice problem={beyondFields(confirming.error, ["code"])} />
      <SaveOrCancel
        save="Turn it on"
        busy={confirming.isPending}
        busyText="Checking …"
        onCancel={onCancel}
      />
    </form>
  );
}

function Secret({ offered }: { offered: TotpSetUp }) {
  const picture = `data:image/svg+xml,${encodeURIComponent(offered.qr_svg)}`;
  return (
    <div className="grid items-center gap-5 sm:grid-cols-[auto_1fr]">
      <img
        src={picture}
        alt="The secret as a QR code"
        className="size-48 rounded-md border border-line"
      />
      <div className="grid justify-items-start gap-3">
        <p>Scan this picture with the app, or type these letters and digits into it:</p>
        <p className="font-mono text-[0.9375rem] break-all" data-secret>
          {offered.secret.match(/.{1,4}/g)?.join(" ")}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <CopyButton text={offered.secret}>Copy the secret</CopyButton>
          <a href={offered.otpauth_uri} className="link text-[0.9375rem]">
            Open the app of this device
          </a>
        </div>
      </div>
    </div>
  );
}
