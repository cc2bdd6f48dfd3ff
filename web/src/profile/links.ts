/** Web addresses as people type them. */

const WITHOUT_SCHEME = /^[\w-]+(\.[\w-]+)+([/:?#]|$)/;

/** What is sent: "example.org/me" becomes "https://example.org/me"; everything else stays as it is. */
export function completed(address: string): string {
  const typed = address.trim();
  return WITHOUT_SCHEME.test(typed) ? `https://${typed}` : typed;
}

/** Whether it is an address of the web: nothing that runs, no spaces. */
export function isWebAddress(address: string): boolean {
  const whole = completed(address);
  return /^https?:\/\/\S+$/i.test(whole) && URL.canParse(whole);
}

export const NOT_AN_ADDRESS = "Write a web address, such as https://example.org.";
