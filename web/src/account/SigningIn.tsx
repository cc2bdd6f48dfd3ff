import { useState } from "react";
import { AuthenticatorApp } from "./AuthenticatorApp";
import { LinkedSignIns } from "./LinkedSignIns";
import { NewCodes } from "./NewCodes";
import { Passkeys } from "./Passkeys";
import { Password } from "./Password";
import { RecoveryCodes } from "./RecoveryCodes";

/** Everything that opens the account. Recovery codes come with the first second factor, and only then. */
export function SigningIn() {
  const [codes, setCodes] = useState<string[]>([]);
  return (
    <>
      <Password />
      <Passkeys onCodes={setCodes} />
      <AuthenticatorApp onCodes={setCodes} />
      <RecoveryCodes onCodes={setCodes} />
      <LinkedSignIns />
      {codes.length > 0 && <NewCodes codes={codes} onKept={() => setCodes([])} />}
    </>
  );
}
