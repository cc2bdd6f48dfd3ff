/** Calls of routes that not every installation has, e.g. of a part that its operator has not set up. */

import { signedFetch } from "./client";
import { ApiProblem, answerOf } from "./problem";

type Fetching = (request: Request) => Promise<Response>;

/** The answer of such a route, or null where there is no such route. */
export async function answerIfThere<Data>(
  path: string,
  fetching: Fetching = signedFetch,
): Promise<Data | null> {
  try {
    return await call<Data>("GET", path, fetching);
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return null;
    throw problem;
  }
}

export function call<Data>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  fetching: Fetching = signedFetch,
): Promise<Data> {
  const address = new URL(`/api/v1${path}`, window.location.origin);
  return answerOf<Data>(outcomeOf(fetching(new Request(address, { method }))));
}

async function outcomeOf(answering: Promise<Response>) {
  const response = await answering;
  const body = await response.json().catch(() => undefined);
  return response.ok ? { data: body, response } : { error: body, response };
}
