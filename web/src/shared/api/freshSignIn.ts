/** Calls that need a sign-in of the last minutes: told by their refusal, repeated once somebody signed in. */

const CODE = "FRESH_SIGN_IN_NEEDED";

type Asking = () => Promise<boolean>;

let asking: Asking = async () => false;

/** How the person is asked: true once they have signed in again, false where they would rather not. */
export function askForFreshSignInBy(ask: Asking): void {
  asking = ask;
}

export function askForFreshSignIn(): Promise<boolean> {
  return asking();
}

/** Whether this answer refuses for want of a fresh sign-in. Leaves its body to be read by others. */
export async function wantsFreshSignIn(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body = await response
    .clone()
    .json()
    .catch(() => null);
  return body?.error?.code === CODE;
}
