/** The steps of signing in: a first factor, and a second one where the account has it. */

import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { enter } from "./session";
import { showPasskey } from "./webauthn";

export type Method = "totp" | "passkey" | "recovery_code";

/** A sign-in whose password was right, and which waits for a second factor. */
export interface Waiting {
  token: string;
  methods: Method[];
}

export interface Credentials {
  identifier: string;
  password: string;
  /** Brings back an account that its owner put to rest or asked to delete. */
  reactivate?: boolean;
}

const IN_COOKIE = { token_delivery: "cookie" } as const;

/** Signs in, or says what else is to be shown. */
export async function signIn({
  identifier,
  password,
  reactivate = false,
}: Credentials): Promise<Waiting | null> {
  const body = { identifier: identifier.trim(), password, reactivate, ...IN_COOKIE };
  const answer = await answerOf(publicApi.POST("/v1/auth/login", { body }));
  if ("mfa_required" in answer) return { token: answer.mfa_token, methods: answer.methods };
  enter(answer);
  return null;
}

export async function verifyCode(waiting: Waiting, method: Method, code: string): Promise<void> {
  const body = { mfa_token: waiting.token, method, code: code.trim(), ...IN_COOKIE };
  enter(await answerOf(publicApi.POST("/v1/auth/mfa/verify", { body })));
}

export async function verifyPasskey(waiting: Waiting): Promise<void> {
  const credential = await shownPasskey(waiting.token);
  const body = { mfa_token: waiting.token, method: "passkey" as const, credential, ...IN_COOKIE };
  enter(await answerOf(publicApi.POST("/v1/auth/mfa/verify", { body })));
}

/** Signs in by a passkey alone. */
export async function signInByPasskey({ reactivate = false } = {}): Promise<void> {
  const body = { credential: await shownPasskey(null), reactivate, ...IN_COOKIE };
  enter(await answerOf(publicApi.POST("/v1/auth/passkeys/login", { body })));
}

async function shownPasskey(mfaToken: string | null) {
  const body = { mfa_token: mfaToken };
  const options = await answerOf(publicApi.POST("/v1/auth/passkeys/login-options", { body }));
  return showPasskey(options.public_key);
}

const METHODS: readonly string[] = ["totp", "passkey", "recovery_code"] satisfies Method[];

/** The waiting sign-in that another provider's way back leaves behind the `#` of an address. */
export function waitingIn(hash: string): Waiting | null {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const token = told.get("mfa_token");
  const methods = (told.get("methods") ?? "").split(",").filter((one) => METHODS.includes(one));
  return token && methods.length ? { token, methods: methods as Method[] } : null;
}
