/** The rules of registration, said before the service has to. */

import type { FieldProblem } from "../shared/api/problem";

export interface Registration {
  username: string;
  email: string;
  password: string;
}

export const SHORTEST_PASSWORD = 12;
export const USERNAME_RULE =
  "3 to 50 letters, digits, dots, hyphens or underscores, with a letter or digit at both ends.";
export const PASSWORD_RULE =
  "At least 12 characters. A few unrelated words are easy to keep in mind; no digits or symbols are demanded.";

const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{1,48}[A-Za-z0-9]$/;

export function problemsOf({ username, email, password }: Registration): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!USERNAME.test(username.trim())) problems.push({ field: "username", message: USERNAME_RULE });
  if (!/^\S+@\S+\.\S+$/.test(email.trim()))
    problems.push({ field: "email", message: "This does not look like an e-mail address." });
  const short = shortPassword(password);
  if (short) problems.push({ field: "password", message: short });
  return problems;
}

/** What a new password lacks, or nothing. */
export function shortPassword(password: string): string | undefined {
  const missing = SHORTEST_PASSWORD - Array.from(password).length;
  return missing > 0 ? shortBy(missing) : undefined;
}

function shortBy(missing: number): string {
  return missing === 1 ? "One more character is needed." : `${missing} more characters are needed.`;
}
