/** Who is signed in, and everything that changes it. */

import { useSyncExternalStore } from "react";
import { keepAccessToken, renewAccessTokenBy } from "../shared/api/accessToken";
import { publicApi } from "../shared/api/client";
import { askForFreshSignInBy } from "../shared/api/freshSignIn";
import { ApiProblem, answerOf } from "../shared/api/problem";
import { letAllGo } from "../shared/leaving";
import { store } from "../shared/store";

/** `expired`: the page stays as it is, with a sign-in over it. */
export type SessionState = "starting" | "unreachable" | "signed-out" | "signed-in" | "expired";

export interface Tokens {
  access_token: string;
  expires_in: number;
}

const EARLY_MILLISECONDS = 60_000;
/** Kept in this browser from the wish to leave until the service has ended the session. */
const LEAVING = "pathfinder:leaving";

const state = store<SessionState>("starting");
/** Whether a call waits until the person has confirmed who they are. */
const confirming = store(false);
let owner: string | null = null;
let timer: number | undefined;
let renewing: Promise<boolean> | null = null;
const waiting: Array<(signedIn: boolean) => void> = [];
const waitingForFresh: Array<(confirmed: boolean) => void> = [];

export function useSession(): SessionState {
  return useSyncExternalStore(state.subscribe, state.get);
}

export function useConfirming(): boolean {
  return useSyncExternalStore(confirming.subscribe, confirming.get);
}

/** On start: the refresh cookie, where there is one, gives the first access token. */
export async function startSession(): Promise<void> {
  state.set("starting");
  if (localStorage.getItem(LEAVING)) {
    await endSession();
    return state.set("signed-out");
  }
  try {
    if (!(await refresh())) state.set("signed-out");
  } catch (problem) {
    state.set(
      problem instanceof ApiProblem && problem.status === 401 ? "signed-out" : "unreachable",
    );
  }
}

/** After a sign-in: whatever waits for one goes on. */
export function enter(tokens: Tokens): void {
  localStorage.removeItem(LEAVING);
  if (takeTokens(tokens)) freshSignIn(true);
}

/** Takes over what a sign-in in another tab of this browser left; false where there was none. */
export async function enterFromAnotherTab(): Promise<boolean> {
  const entered = await refresh();
  if (entered) freshSignIn(true);
  return entered;
}

/** The call that waits for a fresh sign-in is given up; the page stays as it is. */
export function leaveUnconfirmed(): void {
  freshSignIn(false);
}

/**
 * Ends the session here and at the service, and goes on at `address`. Where the service is not reached, this
 * browser lets nobody in by the cookie that is left, and ends the session the next time it is opened.
 */
export async function signOut(address = "/"): Promise<void> {
  await endSession();
  forget();
  letAllGo();
  window.location.assign(address);
}

async function endSession(): Promise<void> {
  localStorage.setItem(LEAVING, "yes");
  try {
    await answerOf(publicApi.POST("/v1/auth/logout", { body: null }));
    localStorage.removeItem(LEAVING);
  } catch {
    // It stays to be done.
  }
}

renewAccessTokenBy(async () => {
  renewing ??= renewOrAsk().finally(() => {
    renewing = null;
  });
  return renewing;
});

askForFreshSignInBy(() => {
  confirming.set(true);
  return new Promise((resolve) => waitingForFresh.push(resolve));
});

async function renewOrAsk(): Promise<boolean> {
  try {
    if (await refresh()) return true;
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
  }
  // Calls that were refused wait for the new sign-in, so that nothing typed is lost.
  state.set("expired");
  return new Promise((resolve) => waiting.push(resolve));
}

async function refresh(): Promise<boolean> {
  const tokens = await answerOf(publicApi.POST("/v1/auth/refresh", { body: null }));
  return tokens ? takeTokens(tokens) : false;
}

/** Keeps the tokens; false where they are another person's, and the page begins anew. */
function takeTokens(tokens: Tokens): boolean {
  const person = subjectOf(tokens.access_token);
  if (owner && person !== owner) {
    letAllGo(); // nobody stays on the page of somebody else
    window.location.assign("/");
    return false;
  }
  owner = person;
  keepAccessToken(tokens.access_token);
  renewIn(tokens.expires_in * 1000 - EARLY_MILLISECONDS);
  state.set("signed-in");
  for (const proceed of waiting.splice(0)) proceed(true);
  return true;
}

function freshSignIn(confirmed: boolean): void {
  confirming.set(false);
  for (const proceed of waitingForFresh.splice(0)) proceed(confirmed);
}

function renewIn(milliseconds: number): void {
  window.clearTimeout(timer);
  // A failure here is no matter: the next call is refused, renews and asks again.
  timer = window.setTimeout(() => refresh().catch(() => undefined), Math.max(1000, milliseconds));
}

function forget(): void {
  window.clearTimeout(timer);
  keepAccessToken(null);
  freshSignIn(false);
  for (const proceed of waiting.splice(0)) proceed(false);
  owner = null;
}

function subjectOf(token: string): string {
  const claims = token.split(".")[1] ?? "";
  return JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))).sub;
}
