import { useAccount, useFactors, useLinkedSignIns } from "../account/queries";
import { Button } from "../shared/ui/Button";
import { Dialog } from "../shared/ui/Dialog";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { SignIn } from "./SignIn";
import { leaveUnconfirmed } from "./session";

/** Over a page that asks for something which needs a sign-in of the last minutes. */
export function ConfirmItIsYou() {
  const account = useAccount();
  const factors = useFactors();
  const linked = useLinkedSignIns();
  const asked = [account, factors, linked];
  const problem = asked.find(({ error }) => error)?.error;
  const askAgain = () => void Promise.all(asked.map(({ refetch }) => refetch()));
  return (
    <Dialog title="Confirm that it is you" onClose={leaveUnconfirmed}>
      <p className="mb-4 text-muted">
        Your last sign-in was a while ago, and this changes who can open your account. Then it goes
        on by itself.
      </p>
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {account.data && factors.data && linked.data ? (
        <SignIn
          submitText="Confirm"
          knownAs={account.data.username}
          ways={{
            password: factors.data.password,
            passkey: factors.data.passkeys > 0,
            services: linked.data.map(({ provider }) => provider),
          }}
          overPage
        />
      ) : (
        !problem && <Skeleton lines={3} label="Opening your account" />
      )}
      <Button look="quiet" className="mt-3" onClick={leaveUnconfirmed}>
        Cancel
      </Button>
    </Dialog>
  );
}
