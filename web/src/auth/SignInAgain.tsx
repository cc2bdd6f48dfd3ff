import { Button } from "../shared/ui/Button";
import { Dialog } from "../shared/ui/Dialog";
import { SignIn } from "./SignIn";
import { signOut } from "./session";

/** Over a page whose session has ended. The page stays, with all that was typed. */
export function SignInAgain() {
  return (
    <Dialog title="Please sign in again">
      <p className="mb-4 text-muted">
        Your session has ended. What you have on this page stays as it is, and what you were doing
        goes on by itself.
      </p>
      <SignIn submitText="Sign in and go on" overPage />
      <Button look="quiet" className="mt-3" onClick={() => void signOut()}>
        Leave instead
      </Button>
    </Dialog>
  );
}
