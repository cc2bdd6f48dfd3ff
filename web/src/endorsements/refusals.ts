/** Why an invitation cannot be answered, in words for somebody who has no account here. */

import { ApiProblem } from "../shared/api/problem";

export interface Refusal {
  title: string;
  message: string;
}

export const INCOMPLETE: Refusal = {
  title: "A part of the link is missing.",
  message: "This page needs the whole link from the mail. Open it there again.",
};

/** The service does not say which of these it is: whoever guesses links must not learn it. */
const NOWHERE: Refusal = {
  title: "This link leads nowhere any more.",
  message:
    "It was answered already, it is older than thirty days, or who asked you took the question back. If you still want to say something, ask them for another mail.",
};

/** The refusal of a call, or null where it is no matter of the link: e.g. of the connection. */
export function refusalOf(problem: unknown): Refusal | null {
  return problem instanceof ApiProblem && problem.status === 404 ? NOWHERE : null;
}
