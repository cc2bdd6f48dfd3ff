/** The access token, in memory only: a reload asks for a new one with the refresh cookie. */

type Renewal = () => Promise<boolean>;

let current: string | null = null;
let renewal: Renewal = async () => false;

export function accessToken(): string | null {
  return current;
}

export function keepAccessToken(token: string | null): void {
  current = token;
}

/** How a refused token is replaced: true once a new one is there, false when the person left. */
export function renewAccessTokenBy(renew: Renewal): void {
  renewal = renew;
}

export function renewAccessToken(): Promise<boolean> {
  return renewal();
}
