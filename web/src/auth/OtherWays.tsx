import { useState } from "react";
import { Button } from "../shared/ui/Button";
import { Notice } from "../shared/ui/Notice";
import { startAddress, useProviders } from "./providers";
import { enterFromAnotherTab } from "./session";
import { signInByPasskey } from "./signingIn";
import type { Attempt } from "./useAttempt";
import { passkeysWork } from "./webauthn";

/** What opens an account. */
export interface Ways {
  password: boolean;
  passkey: boolean;
  /** The ids of the services that it is linked with. */
  services: string[];
}

interface Props {
  attempt: Attempt;
  overPage?: boolean | undefined;
  ways?: Ways | undefined;
  /** Whether the account was closed by its owner and is to be brought back. */
  comingBack: boolean;
}

/** A passkey, or the word of another service. */
export function OtherWays({ attempt, overPage, ways, comingBack }: Props) {
  const offered = useProviders();
  const providers = offered.filter(({ id }) => ways?.services.includes(id) ?? true);
  const byPasskey = passkeysWork() && ways?.passkey !== false;
  if (!byPasskey && !providers.length) return null;
  return (
    <div className="grid gap-3">
      {ways?.password !== false && <Or />}
      {byPasskey && (
        <Button
          look="outline"
          busy={attempt.busy === "passkey"}
          busyText="Waiting for your passkey …"
          disabled={attempt.busy !== null}
          onClick={() => attempt.begin("passkey", (reactivate) => signInByPasskey({ reactivate }))}
        >
          Sign in with a passkey
        </Button>
      )}
      {providers.map(({ id, name }) => (
        <ProviderLink key={id} href={startAddress(id, comingBack)} overPage={overPage}>
          {comingBack ? `Bring it back with ${name}` : `Continue with ${name}`}
        </ProviderLink>
      ))}
      {overPage && providers.length > 0 && <BackFromProvider />}
    </div>
  );
}

interface ProviderProps {
  href: string;
  overPage?: boolean | undefined;
  children: string;
}

/** A navigation, not a call: the other service shows its own page. Over a page it opens beside it. */
function ProviderLink({ href, overPage, children }: ProviderProps) {
  return (
    <a
      href={href}
      className="rounded-md border border-line bg-surface px-4 py-2 text-center text-[0.9375rem] font-medium transition-colors hover:border-accent hover:text-accent"
      {...(overPage && { target: "_blank", rel: "noopener" })}
    >
      {children}
    </a>
  );
}

/** Whoever signed in on the other tab goes on here. */
function BackFromProvider() {
  const [missed, setMissed] = useState(false);
  const goOn = async () => {
    setMissed(!(await enterFromAnotherTab().catch(() => false)));
  };
  return (
    <div className="grid gap-2 text-[0.875rem] text-muted">
      <p>
        These open in another tab.{" "}
        <button type="button" className="link" onClick={() => void goOn()}>
          I have signed in there, go on
        </button>
      </p>
      {missed && <Notice tone="danger">Nobody has signed in in the other tab yet.</Notice>}
    </div>
  );
}

function Or() {
  return (
    <p className="flex items-center gap-3 text-[0.8125rem] text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or
    </p>
  );
}
