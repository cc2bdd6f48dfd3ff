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
const TOO_OFTEN = "That was more often than the service answers in so short a time.";
const TOO_OFTEN_HERE =
  "Too many requests came from your network. Wait some minutes, then try again.";
const NO_SENTENCE = "The service answered in a way this page does not understand.";

export function unreachable(): ApiProblem {
  return new ApiProblem(0, "UNREACHABLE", UNREACHABLE);
}

export function problemOf(response: Response, body: unknown): ApiProblem {
  const error = (body as { error?: Partial<ApiProblem> } | null | undefined)?.error;
  return new ApiProblem(
    response.status,
    error?.code ?? "UNKNOWN",
    error?.message ?? (response.status === 429 ? TOO_OFTEN_HERE : NO_SENTENCE),
    error?.details ?? [],
    secondsToWait(response.headers.get("Retry-After")),
  );
}

/** What happened and when to try again, in words. */
export function sentenceOf(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return "Something on this page went wrong.";
  const { code, message, retryAfter } = problem;
  if (!retryAfter) return message;
  return `${code === "TOO_MANY_REQUESTS" ? TOO_OFTEN : message} Try again in ${waitInWords(retryAfter)}.`;
}

/** "a second", "30 seconds", "5 minutes", "3 hours". */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3_600)} hours`;
}

/** What is wrong with one field: `courses[2]` and `preferences.courses` concern `courses`. */
export function problemOn(field: string, problems: FieldProblem[]): string | undefined {
  return problems.find((one) => one.field.split(/[.[\]]+/).includes(field))?.message;
}

/** The same, as the refusal of a call says it. */
export function problemAt(field: string, refusal: unknown): string | undefined {
  return problemOn(field, refusal instanceof ApiProblem ? refusal.details : []);
}

/** What a refusal says beyond what these fields show themselves; null where that is nothing. */
export function beyondFields(refusal: unknown, fields: readonly string[]): unknown {
  if (!(refusal instanceof ApiProblem) || !refusal.details.length) return refusal;
  const left = refusal.details.filter((one) => !fields.some((name) => problemOn(name, [one])));
  const words = left.map(({ field, message }) => `${inWords(field)}: ${message}`).join(" ");
  return words ? new ApiProblem(refusal.status, refusal.code, words) : null;
}

function inWords(field: string): string {
  const words = field.replaceAll(/[_.]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
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
