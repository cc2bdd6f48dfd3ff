import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { AskForMail } from "./AskForMail";

/** Another link to confirm an address, for whoever lost the first or opened it too late. */
export function Resend() {
  return (
    <AskForMail
      button="Mail me another link"
      sent="If an account with this address waits to be confirmed, a new link is on its way."
      ask={(email) => answerOf(publicApi.POST("/v1/auth/resend-verification", { body: { email } }))}
    />
  );
}
