import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patientFetch } from "./patience";

let keys: Array<string | null>;
let bodies: string[];

function answering(...answers: Response[]): void {
  vi.stubGlobal("fetch", async (request: Request) => {
    keys.push(request.headers.get("Idempotency-Key"));
    bodies.push(await request.text());
    return answers.shift() ?? Response.error();
  });
}

const busy = (seconds = 2) =>
  new Response("{}", { status: 503, headers: { "Retry-After": `${seconds}` } });

async function fetched(method: string, body?: string): Promise<Response> {
  const answer = patientFetch(new Request("https://example.org/api", { method, body }));
  await vi.runAllTimersAsync();
  return answer;
}

beforeEach(() => {
  keys = [];
  bodies = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a busy service is asked again, with the same body and the same key", async () => {
  answering(busy(), busy(), new Response("{}", { status: 201 }));
  expect((await fetched("POST", "what was typed")).status).toBe(201);
  expect(bodies).toEqual(["what was typed", "what was typed", "what was typed"]);
  expect(keys[0]).toBeTruthy();
  expect(new Set(keys).size).toBe(1);
});

test("two calls have two keys, and a question has none", async () => {
  answering(Response.json({}), Response.json({}), Response.json({}));
  await fetched("POST", "one");
  await fetched("POST", "one");
  await fetched("GET");
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys[2]).toBeNull();
});

test("a service that stays busy is believed in the end", async () => {
  answering(...Array.from({ length: 8 }, () => busy()), Response.json({}));
  expect((await fetched("PATCH", "{}")).status).toBe(503);
  expect(bodies).toHaveLength(8);
});

test.each([
  ["asks for more patience than anybody has", () => busy(60)],
  ["names no time", () => new Response("{}", { status: 503 })],
  ["made a mistake", () => new Response("{}", { status: 500, headers: { "Retry-After": "1" } })],
  [
    "was asked too often",
    () => new Response("{}", { status: 429, headers: { "Retry-After": "1" } }),
  ],
])("whoever %s is not asked again", async (_, refusal) => {
  const refused = refusal();
  answering(refused, Response.json({}));
  expect((await fetched("POST", "{}")).status).toBe(refused.status);
  expect(bodies).toHaveLength(1);
});
