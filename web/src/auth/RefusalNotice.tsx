import type { ReactNode } from "react";
import { Button } from "../shared/ui/Button";
import { Notice } from "../shared/ui/Notice";
import { type Refusal, readableWait } from "./refusals";

interface Props {
  refusal: Refusal | null;
  wait?: number;
  onReactivate?: () => void;
  onBeginAgain?: () => void;
  /** Whether a page lies beneath that must stay; links then open beside it. */
  overPage?: boolean;
}

/** Why nobody was signed in, and the way on. */
export function RefusalNotice({ refusal, wait = 0, overPage, ...ways }: Props) {
  if (!refusal) return null;
  return (
    <Notice tone="danger" actions={remedyOf(refusal, overPage, ways)}>
      {refusal.message}
      {wait > 0 && (
        <>
          {" "}
          {/* The seconds tick in the button; here they are said once. */}
          You may try again {readableWait(refusal.wait)}.
        </>
      )}
    </Notice>
  );
}

function remedyOf(
  { remedy, remedyText }: Refusal,
  overPage: boolean | undefined,
  { onReactivate, onBeginAgain }: Pick<Props, "onReactivate" | "onBeginAgain">,
): ReactNode {
  if (remedy === "reactivate" && onReactivate)
    return <Button onClick={onReactivate}>{remedyText}</Button>;
  if (remedy === "begin-again" && onBeginAgain)
    return (
      <Button look="outline" onClick={onBeginAgain}>
        Begin again
      </Button>
    );
  if (remedy === "reset-password") return <ForgotLink overPage={overPage} />;
  return null;
}

interface ForgotProps {
  overPage?: boolean | undefined;
  children?: string;
}

export function ForgotLink({ overPage, children }: ForgotProps) {
  return (
    <a
      href="/forgot-password"
      className="link"
      {...(overPage && { target: "_blank", rel: "noreferrer" })}
    >
      {children ?? "Choose a new password by mail"}
    </a>
  );
}
