import { useEffect, useState } from "react";
import { navigate } from "../shared/routing";
import { SecondStep } from "./SecondStep";
import { waitingIn } from "./signingIn";

/** Where another provider's way back leads for an account with a second step. */
export function SecondStepPage() {
  const [waiting] = useState(() => waitingIn(window.location.hash));
  useEffect(() => {
    // The token is not left in the address or in the history.
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
  return (
    <div className="mx-auto grid max-w-lg gap-5 py-16">
      <h1 className="text-3xl">One more step</h1>
      {waiting ? (
        <SecondStep
          waiting={waiting}
          submitText="Sign in"
          onBeginAgain={() => window.location.assign("/")}
          onSignedIn={() => navigate("/", { replace: true })}
        />
      ) : (
        <p>
          This sign-in is over.{" "}
          <a href="/" className="link">
            Begin again
          </a>
        </p>
      )}
    </div>
  );
}
