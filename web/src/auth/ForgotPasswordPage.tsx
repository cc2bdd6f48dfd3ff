import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { Link } from "../shared/routing";
import { AskForMail } from "./AskForMail";

/** For whoever cannot sign in: a mail with a link to choose a new password. */
export function ForgotPasswordPage() {
  return (
    <div className="mx-auto grid max-w-lg gap-5 py-16">
      <h1 className="text-3xl">Choose a new password</h1>
      <p className="text-muted">
        Give the address of your account, and we mail you a link that works for an hour. A second
        step, where you have one, stays.
      </p>
      <AskForMail
        button="Mail me a link"
        sent="If an account has this address, a link to choose a new password is on its way. It works for an hour."
        ask={(email) => answerOf(publicApi.POST("/v1/auth/forgot-password", { body: { email } }))}
      />
      <p>
        <Link href="/" className="link">
          Back to signing in
        </Link>
      </p>
    </div>
  );
}
