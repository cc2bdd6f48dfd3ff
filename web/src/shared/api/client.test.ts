import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAccessToken, renewAccessTokenBy } from "./accessToken";
import { signedFetch } from "./client";
import { askForFreshSignInBy } from "./freshSignIn";

const TOO_OLD = { error: { code: "FRESH_SIGN_IN_NEEDED", message: "Sign in again." } };
const NOT_ALLOWED = { error: { code: "NOT_ALLOWED", message: "You may not." } };

let seen: Array<{ token: string | null; body: string }>;

/** Answers calls in this order, and keeps what they said. */
function answering(...answers: Response[]): void {
  vi.stubGlobal("fetch", async (request: Request) => {
    seen.push({ token: request.headers.get("Authorization"), body: await request.text() });
    return answers.shift() ?? Response.error();
  });
}

const refusing = (status: number, body: unknown) => Response.json(body, { status });
const call = () =>
  signedFetch(new Request("https://example.org/api", { method: "POST", body: "what was typed" }));

beforeEach(() => {
  seen = [];
  keepAccessToken("old");
});

afterEach(() => vi.unstubAllGlobals());

test("a call that needs a fresh sign-in is repeated with its body, once it is there", async () => {
  answering(refusing(403, TOO_OLD), Response.json({ done: true }));
  askForFreshSignInBy(async () => {
    keepAccessToken("fresh");
    return true;
  });
  expect((await call()).status).toBe(200);
  expect(seen).toEqual([
    { token: "Bearer old", body: "what was typed" },
    { token: "Bearer fresh", body: "what was typed" },
  ]);
});

test("whoever would rather not confirm gets the refusal, with its body to be read", async () => {
  answering(refusing(403, TOO_OLD));
  askForFreshSignInBy(async () => false);
  const answer = await call();
  expect(await answer.json()).toEqual(TOO_OLD);
  expect(seen).toHaveLength(1);
});

test("another refusal asks nobody to confirm anything", async () => {
  answering(refusing(403, NOT_ALLOWED));
  const ask = vi.fn(async () => true);
  askForFreshSignInBy(ask);
  expect((await call()).status).toBe(403);
  expect(ask).not.toHaveBeenCalled();
});

test("an expired token is renewed first, and the fresh sign-in asked for after it", async () => {
  answering(refusing(401, {}), refusing(403, TOO_OLD), Response.json({}));
  renewAccessTokenBy(async () => {
    keepAccessToken("renewed");
    return true;
  });
  askForFreshSignInBy(async () => {
    keepAccessToken("fresh");
    return true;
  });
  expect((await call()).status).toBe(200);
  expect(seen.map(({ token }) => token)).toEqual(["Bearer old", "Bearer renewed", "Bearer fresh"]);
  expect(seen.every(({ body }) => body === "what was typed")).toBe(true);
});
