/** Who is signed in, and everything that changes it. */

import { useSyncExternalStore } from "react";
import { keepAccessToken, renewAccessTokenBy } from "../shared/api/accessToken";
import { publicApi } from "../shared/api/client";
import { ApiProblem, answerOf } from "../shared/api/problem";

/** `expired`: the page stays as it is, with a sign-in over it. */
export type SessionState = "starting" | "unreachable" | "signed-out" | "signed-in" | "expired";

const EARLY_MILLISECONDS = 60_000;

let state: SessionState = "starting";
let owner: string | null = null;
let timer: number | undefined;
let renewing: Promise<boolean> | null = null;
const waiting: Array<(signedIn: boolean) => void> = [];
const listeners = new Set<() => void>();

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** On start: the refresh cookie, where there is one, gives the first access token. */
export async function startSession(): Promise<void> {
  become("starting");
  try {
    if (!(await refresh())) become("signed-out");
  } catch (problem) {
    become(problem instanceof ApiProblem && problem.status === 401 ? "signed-out" : "unreachable");
  }
}

export async function signIn(identifier: string, password: string): Promise<void> {
  const body = { identifier, password, token_delivery: "cookie" as const };
  const tokens = await answerOf(publicApi.POST("/v1/auth/login", { body }));
  takeTokens(tokens);
}

/** Ends the session here and at the service. Offline it ends here at least. */
export async function signOut(): Promise<void> {
  try {
    await answerOf(publicApi.POST("/v1/auth/logout", { body: null }));
  } catch {
    // The cookie then lives on until it expires; this browser has forgotten the rest.
  }
  forget();
  window.location.assign("/");
}

renewAccessTokenBy(async () => {
  renewing ??= renewOrAsk().finally(() => {
    renewing = null;
  });
  return renewing;
});

async function renewOrAsk(): Promise<boolean> {
  try {
    if (await refresh()) return true;
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
  }
  // Calls that were refused wait for the new sign-in, so that nothing typed is lost.
  become("expired");
  return new Promise((resolve) => waiting.push(resolve));
}

async function refresh(): Promise<boolean> {
  const tokens = await answerOf(publicApi.POST("/v1/auth/refresh", { body: null }));
  if (!tokens) return false;
  takeTokens(tokens);
  return true;
}

function takeTokens(tokens: { access_token: string; expires_in: number }): void {
  const person = subjectOf(tokens.access_token);
  if (owner && person !== owner) {
    // What is on the page belongs to somebody else: begin anew.
    window.location.assign("/");
    return;
  }
  owner = person;
  keepAccessToken(tokens.access_token);
  renewIn(tokens.expires_in * 1000 - EARLY_MILLISECONDS);
  become("signed-in");
  for (const proceed of waiting.splice(0)) proceed(true);
}

function renewIn(milliseconds: number): void {
  window.clearTimeout(timer);
  // A failure here is no matter: the next call is refused, renews and asks again.
  timer = window.setTimeout(() => refresh().catch(() => undefined), Math.max(1000, milliseconds));
}

function forget(): void {
  window.clearTimeout(timer);
  keepAccessToken(null);
  for (const proceed of waiting.splice(0)) proceed(false);
  owner = null;
}

function subjectOf(token: string): string {
  const claims = token.split(".")[1] ?? "";
  return JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))).sub;
}

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}
