import { expect, test } from "vitest";
import {
  creationOptions,
  jsonOf,
  requestOptions,
  sentenceFor,
  toBase64url,
  toBytes,
} from "./webauthn";

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

test("every length of bytes survives base64url, which has no padding and is safe in an address", () => {
  for (let length = 0; length < 40; length++) {
    const given = Uint8Array.from({ length }, (_, at) => (at * 83 + 251) % 256);
    const text = toBase64url(given.buffer);
    expect(text).toMatch(/^[\w-]*$/);
    expect(toBytes(text)).toEqual(given);
  }
});

test("options to make a passkey become bytes where the browser wants bytes", () => {
  const options = creationOptions({
    challenge: "AP-_",
    rp: { id: "example.org", name: "Pathfinder" },
    user: { id: "AQI", name: "ines", displayName: "Inês" },
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    excludeCredentials: [{ type: "public-key", id: "AwQ" }],
  });
  expect(options.challenge).toEqual(new Uint8Array([0, 255, 191]));
  expect(options.user).toEqual({ id: new Uint8Array([1, 2]), name: "ines", displayName: "Inês" });
  expect(options.excludeCredentials?.[0]?.id).toEqual(new Uint8Array([3, 4]));
  expect(options.rp.id).toBe("example.org");
});

test("options without a list of passkeys leave the choice to the browser", () => {
  expect(requestOptions({ challenge: "AQ", rpId: "example.org" })).toMatchObject({
    rpId: "example.org",
    allowCredentials: [],
  });
});

test("an answer has what the browser gave, in base64url, and nothing that it did not give", () => {
  const credential = {
    id: "AQI",
    rawId: bytes(1, 2),
    type: "public-key",
    authenticatorAttachment: null,
    response: {
      clientDataJSON: bytes(123, 125),
      authenticatorData: bytes(255, 254, 253),
      signature: bytes(7),
      userHandle: null,
    },
  } as unknown as PublicKeyCredential;
  expect(jsonOf(credential)).toEqual({
    id: "AQI",
    rawId: "AQI",
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON: "e30", authenticatorData: "__79", signature: "Bw" },
  });
});

test("a passkey that is there already is told from one that nobody showed", () => {
  const already = sentenceFor(new DOMException("", "InvalidStateError"));
  const cancelled = sentenceFor(new DOMException("", "NotAllowedError"));
  expect(already).toContain("already");
  expect(cancelled).toContain("cancelled");
  expect(sentenceFor(null)).toBe(cancelled);
});
