/** What went wrong with a call, as the API says it or as the network did. */

export interface FieldProblem {
  field: string;
  message: string;
}

export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: FieldProblem[] = [],
    /** Seconds the service asks to wait, if it does. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** The service was not reached, or asks to come back later: the same call may work soon. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const UNREACHABLE = "The service could not be reached. Nothing you saved is lost.";
const NO_SENTENCE = "The service answered in a way this page does not understand.";

export function unreachable(): ApiProblem {
  return new ApiProblem(0, "UNREACHABLE", UNREACHABLE);
}

export function problemOf(response: Response, body: unknown): ApiProblem {
  const error = (body as { error?: Partial<ApiProblem> } | null | undefined)?.error;
  return new ApiProblem(
    response.status,
    error?.code ?? "UNKNOWN",
    error?.message ?? NO_SENTENCE,
    error?.details ?? [],
    secondsToWait(response.headers.get("Retry-After")),
  );
}

/** `Retry-After` in seconds; it may also be a date. */
export function secondsToWait(header: string | null): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of a call. Throws ApiProblem for every other outcome. */
export async function answerOf<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  let outcome: Outcome<Data>;
  try {
    outcome = await call;
  } catch (error) {
    throw error instanceof ApiProblem ? error : unreachable();
  }
  if (!outcome.response.ok) throw problemOf(outcome.response, outcome.error);
  return outcome.data as Data;
}
