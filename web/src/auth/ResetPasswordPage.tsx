import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { publicApi } from "../shared/api/client";
import { answerOf, beyondFields } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { Done } from "./MailedLinkPage";
import { NewPassword } from "./NewPassword";
import { shortPassword } from "./registration";

/** Where the mailed link leads that lets somebody choose a new password. */
export function ResetPasswordPage() {
  const token = new URLSearchParams(window.location.search).get("token") ?? "";
  return (
    <div className="mx-auto grid max-w-lg gap-5 py-16">
      <h1 className="text-3xl">Choose a new password</h1>
      {token ? (
        <ResetForm token={token} />
      ) : (
        <p>This page needs the whole link from the mail. Open it there again.</p>
      )}
    </div>
  );
}

function ResetForm({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [short, setShort] = useState<string | undefined>();
  const setting = useMutation({
    mutationFn: () =>
      answerOf(
        publicApi.POST("/v1/auth/reset-password", { body: { token, new_password: password } }),
      ),
  });
  const form = useFocusOnProblem([short, setting.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = shortPassword(password);
    setShort(missing);
    if (!missing) setting.mutate();
  };
  const unusable = beyondFields(setting.error, ["new_password"]);
  if (setting.isSuccess)
    return <Done>Your new password is set, and every device was signed out. Sign in with it.</Done>;
  return (
    <form ref={form} className="grid gap-4" onSubmit={submit} noValidate>
      <NewPassword value={password} onChange={setPassword} short={short} refusal={setting.error} />
      <ProblemNotice problem={unusable} />
      {unusable !== null && (
        <a href="/forgot-password" className="link">
          Ask for another link
        </a>
      )}
      <div>
        <Button type="submit" busy={setting.isPending} busyText="Setting it …">
          Set the new password
        </Button>
      </div>
    </form>
  );
}
