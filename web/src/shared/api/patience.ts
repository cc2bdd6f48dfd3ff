/** Does what a busy service asks for: comes back after the moment it names, so that a person need not. */

import { secondsToWait } from "./problem";

const TRIES = 8;
/** Longer than this nobody is kept waiting without a word: the refusal is shown instead. */
const LONGEST_WAIT_SECONDS = 5;

/**
 * Fetches, and again while the answer is 503 with a short `Retry-After`. What may create something carries
 * an `Idempotency-Key`, the same at every try: a record whose first answer was lost is not made twice.
 */
export async function patientFetch(request: Request): Promise<Response> {
  const asked = recognizable(request);
  for (let tries = 1; ; tries++) {
    const response = await fetch(asked.clone());
    const wait =
      response.status === 503 ? secondsToWait(response.headers.get("Retry-After")) : null;
    if (wait === null || wait > LONGEST_WAIT_SECONDS || tries === TRIES) return response;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

function recognizable(request: Request): Request {
  if (request.method === "POST" && !request.headers.has("Idempotency-Key"))
    request.headers.set("Idempotency-Key", crypto.randomUUID());
  return request;
}
