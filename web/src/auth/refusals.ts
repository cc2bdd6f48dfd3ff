/** Why somebody was not let in, in words that say what to do. */

import { ApiProblem } from "../shared/api/problem";

/** What the page offers beside the words. */
export type Remedy = "reactivate" | "reset-password" | "begin-again";

export interface Refusal {
  message: string;
  remedy?: Remedy;
  /** What the button of `reactivate` says. */
  remedyText?: string;
  /** Seconds during which another try would be refused unheard. */
  wait: number;
}

type Words = Omit<Refusal, "wait">;

const WORDS: Record<string, Words> = {
  WRONG_CREDENTIALS: {
    message: "The name or the password is not right. Look at both again; capitals count.",
  },
  WRONG_SECOND_FACTOR: {
    message:
      "This is not right, or was used already. Take the code that is shown now; if it is refused too, set the clock of your device.",
  },
  WRONG_PASSKEY: {
    message: "This passkey opens no account here. It may have been removed; sign in another way.",
  },
  SIGN_IN_TOO_OLD: {
    message: "This sign-in took too long or was tried too often.",
    remedy: "begin-again",
  },
  SIGN_IN_TOO_SOON: {
    message: "The last try failed a moment ago, and nobody may try again so soon.",
  },
  LOCKED_OUT: {
    message:
      "There were too many failed sign-ins from here. Wait until you may try again, or choose a new password by mail: that lets you in at once.",
    remedy: "reset-password",
  },
  ACCOUNT_LOCKED: {
    message:
      "There were so many failed sign-ins that this account is closed. A mail to its address holds a link that opens it; a new password opens it too.",
    remedy: "reset-password",
  },
  ACCOUNT_DEACTIVATED: {
    message: "You put this account to rest. Everything in it is as you left it.",
    remedy: "reactivate",
    remedyText: "Bring it back and sign in",
  },
  ACCOUNT_PENDING_DELETION: {
    message:
      "You asked us to delete this account, and it will be erased soon. Until then you can keep it, with everything in it.",
    remedy: "reactivate",
    remedyText: "Keep it and sign in",
  },
  ACCOUNT_SUSPENDED: {
    message:
      "The people who run this service suspended this account. Write to them to learn why; signing in again does not help.",
  },
  ACCOUNT_BEING_ERASED: {
    message: "This account is being erased, as you asked. It cannot come back.",
  },
  TOO_MANY_REQUESTS: {
    message: "That was more often than the service answers in so short a time. Wait a minute.",
  },
  UNAVAILABLE: {
    message: "A part of the service does not answer at the moment. Try again in a few seconds.",
  },
  SIGN_IN_CANCELLED: {
    message: "You left before the other service had vouched for you. Nobody was signed in.",
  },
  SIGN_IN_EXPIRED: {
    message: "That took too long, or was begun in another browser. Begin again here.",
  },
  PROVIDER_UNKNOWN: { message: "One cannot sign in here with that service. Choose another way." },
  PROVIDER_REFUSED: {
    message: "The other service did not vouch for you. Try again, or sign in another way.",
  },
  PROVIDER_UNAVAILABLE: {
    message: "The other service does not answer at the moment. Try again, or sign in another way.",
  },
  ADDRESS_HAS_ACCOUNT: {
    message:
      "Your e-mail address there has an account here already. Sign in to it as you always do, then link the two in your account, under Signing in.",
  },
  ADDRESS_NOT_CONFIRMED: {
    message:
      "Your account is made, but the other service does not say that the e-mail address is yours. Open the link that we mailed to it, then sign in again.",
  },
  NO_ADDRESS: {
    message:
      "The other service gave us no e-mail address for you. Allow it to, or create an account with an address of your own.",
  },
  LINKED_ELSEWHERE: {
    message: "That account of yours opens another account here. Unlink it there first.",
  },
  PROVIDER_LINKED: {
    message: "Your account is linked with that service already. Unlink it first to link another.",
  },
};

const COME_BACK = "Sign in once more, and you can have it back.";
const UNKNOWN = "Signing in did not work. Try again, or sign in another way.";

export function refusalOf(problem: unknown): Refusal {
  if (!(problem instanceof ApiProblem)) return { message: UNKNOWN, wait: 0 };
  const words = WORDS[problem.code] ?? { message: problem.message };
  return { ...words, wait: problem.retryAfter ?? 0 };
}

/** The refusal that an address names, e.g. `?problem=account-deactivated`. */
export function refusalNamed(name: string): Refusal {
  const code = name.toUpperCase().replaceAll("-", "_");
  const words = WORDS[code] ?? { message: UNKNOWN };
  const more = words.remedy === "reactivate" ? ` ${COME_BACK}` : "";
  return { ...words, message: words.message + more, wait: 0 };
}

/** "in 7 s", "in 14:05": how long a button waits. */
export function readableWait(seconds: number): string {
  if (seconds < 60) return `in ${seconds} s`;
  return `in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
