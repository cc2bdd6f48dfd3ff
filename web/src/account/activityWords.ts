/** The entries of one's own audit log, in words. */

export interface Entry {
  id: string;
  at: string;
  action: string;
  resource_type: string;
  resource_id: string | null;
  /** Null for a change whose outcome is not known. */
  success: boolean | null;
  status: number | null;
  error?: string | null;
  ip: string | null;
  user_agent: string | null;
}

const WORDS: Record<string, string> = {
  register: "Made the account",
  log_in: "Signed in by password",
  log_in_by_passkey: "Signed in by passkey",
  verify_second_factor: "Showed a second factor",
  start_external_sign_in: "Began to sign in by another service",
  finish_external_sign_in: "Signed in by another service",
  log_out: "Signed out",
  refresh: "Stayed signed in",
  verify_email: "Confirmed the e-mail address",
  resend_verification: "Asked for another link to confirm the address",
  change_email: "Asked to change the e-mail address",
  confirm_email: "Changed the e-mail address",
  forgot_password: "Asked for a link to choose a new password",
  reset_password: "Chose a new password by a mailed link",
  change_password: "Changed the password",
  unlock: "Opened the account by a mailed link",
  read_me: "Looked at the account",
  change_me: "Changed name, language or time zone",
  delete_me: "Asked to delete the account",
  deactivate_me: "Put the account to rest",
  read_factors: "Looked at what protects the account",
  set_up_totp: "Began to set up an authenticator app",
  confirm_totp: "Turned an authenticator app on",
  remove_totp: "Removed the authenticator app",
  replace_recovery_codes: "Replaced the recovery codes",
  passkey_options: "Began to add a passkey",
  passkey_login_options: "Began to sign in by passkey",
  add_passkey: "Added a passkey",
  list_sessions: "Looked at the devices",
  end_session: "Signed a device out",
  end_other_sessions: "Signed all other devices out",
  list_api_keys: "Looked at the API keys",
  create_api_key: "Made an API key",
  remove_api_key: "Removed an API key",
  link_sign_in: "Began to link another service",
  unlink_sign_in: "Unlinked another service",
  read_own_audit_log: "Looked at this log",
  rename_passkey: "Renamed a passkey",
  list_passkeys: "Looked at the passkeys",
  list_linked_sign_ins: "Looked at the linked services",
  list_consents: "Looked at what was agreed to",
  say_consent: "Agreed to a text, or withdrew it",
  list_takeouts: "Looked at the copies of everything",
  read_takeout: "Looked at a copy of everything",
  ask_for_takeout: "Asked for a copy of everything",
  download_takeout: "Downloaded a copy of everything",
  remove_takeout: "Removed a copy of everything",
  put_photo: "Changed the photo",
  read_completeness: "Looked at how complete the record is",
  preview_public_page: "Looked at the page as others see it",
  read_rendering: "Looked at a project as others read it",
  search_record: "Searched the record",
  complete_query: "Typed into the search",
  suggest_skills: "Asked for skills of a role",
  invite: "Asked somebody about a skill",
  withdraw_invitation: "Took a question about a skill back",
  list_invitations: "Looked at who was asked",
  decide_endorsement: "Accepted or declined an endorsement",
  enrich_experience: "Had an experience read anew",
  read_summary_run: "Looked whether the summary is ready",
  regenerate_summaries: "Had the summaries made anew",
};

const VERBS: Record<string, string> = {
  add: "Added",
  apply: "Applied",
  change: "Changed",
  create: "Made",
  delete: "Deleted",
  end: "Ended",
  enrich: "Read anew",
  export: "Took out",
  list: "Looked at",
  read: "Looked at",
  regenerate: "Made anew",
  remove: "Removed",
  rename: "Renamed",
  replace: "Replaced",
  search: "Searched",
  start: "Began",
};

const BY_ADMIN = "_by_admin";
const ADMIN_WORDS: Record<string, string> = {
  suspended: "suspended the account",
  let_in: "let the account in again",
  role_user: "made the account a usual one",
  role_premium: "made the account a premium one",
  role_admin: "made you an administrator",
  role_super_admin: "made you a super administrator",
};

/** What was done: "read_quick_summary" is "Looked at quick summary" where nothing better is known. */
export function wordsFor(action: string): string {
  const known = WORDS[action];
  if (known) return known;
  if (action.endsWith(BY_ADMIN)) return adminWords(action.slice(0, -BY_ADMIN.length));
  const [verb = "", ...rest] = action.split("_");
  const said = VERBS[verb] ?? verb.charAt(0).toUpperCase() + verb.slice(1);
  return [said, ...rest].join(" ");
}

function adminWords(done: string): string {
  const parts = done.split("_and_").map((one) => ADMIN_WORDS[one] ?? "changed the account");
  return `An administrator ${parts.join(" and ")}`;
}

const BROWSERS: ReadonlyArray<readonly [string, RegExp]> = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\/|\bOpera\b/],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\bFirefox\/|\bFxiOS\//],
  ["Chrome", /\b(Headless)?Chrome\/|\bCriOS\//],
  ["Safari", /\bSafari\//],
];

/** What a program calls itself, short: "Firefox", "curl", "python-httpx". */
export function programOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0];
  return browser ?? userAgent.split(/[/\s]/, 1)[0] ?? null;
}

/** How it ended, where it did not end well. */
export function outcomeOf({ success, status }: Entry): string | null {
  if (success === null) return "outcome not known";
  if (success) return null;
  return status !== null && status >= 500 ? "failed" : "refused";
}
