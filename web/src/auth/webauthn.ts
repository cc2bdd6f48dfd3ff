/** Passkeys: what the service says in JSON as the browser's own shapes, and its answers back in JSON. */

import { ApiProblem } from "../shared/api/problem";

type Json = Record<string, unknown>;
type Options = Json & { challenge: string };

export function passkeysWork(): boolean {
  return typeof window !== "undefined" && "PublicKeyCredential" in window;
}

/** Makes a passkey on this device or on another at hand. */
export async function createPasskey(options: Json): Promise<Json> {
  const publicKey = creationOptions(options as Options);
  return jsonOf(await ceremony(() => navigator.credentials.create({ publicKey })));
}

/** Lets the person show a passkey. */
export async function showPasskey(options: Json): Promise<Json> {
  const publicKey = requestOptions(options as Options);
  return jsonOf(await ceremony(() => navigator.credentials.get({ publicKey })));
}

export function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function toBase64url(buffer: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function creationOptions(options: Options): PublicKeyCredentialCreationOptions {
  const user = options.user as { id: string };
  return {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...user, id: toBytes(user.id) },
    excludeCredentials: described(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
}

export function requestOptions(options: Options): PublicKeyCredentialRequestOptions {
  return {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: described(options.allowCredentials),
  } as PublicKeyCredentialRequestOptions;
}

function described(list: unknown): PublicKeyCredentialDescriptor[] {
  const known = (list ?? []) as Array<{ id: string; type: "public-key" }>;
  return known.map((one) => ({ ...one, id: toBytes(one.id) }));
}

const BINARY = [
  "clientDataJSON",
  "attestationObject",
  "authenticatorData",
  "signature",
  "userHandle",
];

/** A credential as the service reads it: everything binary in base64url. */
export function jsonOf(credential: PublicKeyCredential): Json {
  const response = credential.response as unknown as Record<string, ArrayBuffer | null | undefined>;
  const given = BINARY.flatMap((name) => {
    const value = response[name];
    return value ? [[name, toBase64url(value)] as const] : [];
  });
  return {
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: Object.fromEntries(given),
  };
}

async function ceremony(begin: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await begin();
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    throw new ApiProblem(400, "PASSKEY_NOT_USED", sentenceFor(error));
  }
  throw new ApiProblem(400, "PASSKEY_NOT_USED", NOT_USED);
}

const NOT_USED = "No passkey was used: it was cancelled, took too long, or there is none here.";
const SENTENCES: Record<string, string> = {
  InvalidStateError: "This device or password manager holds a passkey for this account already.",
  NotSupportedError: "This device cannot make the kind of passkey that is asked for.",
  SecurityError: "The browser allows no passkeys at this address.",
};

/** What a browser's error means; it says the same for a person who cancels and one who has none. */
export function sentenceFor(error: unknown): string {
  return SENTENCES[(error as { name?: string } | null)?.name ?? ""] ?? NOT_USED;
}
