import { expect, test } from "vitest";
import { ApiProblem, answerOf, problemOf, secondsToWait } from "./problem";

const BODY = {
  error: {
    code: "INVALID_INPUT",
    message: "Some fields are not valid.",
    details: [{ field: "title", message: "This is missing." }],
    request_id: "r",
  },
};

test("a refusal keeps the sentence, the fields and the wait of the API", () => {
  const headers = { "Retry-After": "7" };
  const problem = problemOf(new Response(null, { status: 429, headers }), BODY);
  expect(problem).toMatchObject({ status: 429, retryAfter: 7, details: BODY.error.details });
  expect(problem.message).toBe("Some fields are not valid.");
  expect(problem.isPassing).toBe(true);
});

test("a body without an error still gives a sentence", () => {
  const problem = problemOf(new Response("<html>", { status: 404 }), "<html>");
  expect(problem.message).not.toBe("");
  expect(problem.isPassing).toBe(false);
});

test("no connection is a problem of its own, worth another try", async () => {
  const failing = answerOf(Promise.reject(new TypeError("Failed to fetch")));
  await expect(failing).rejects.toMatchObject({ code: "UNREACHABLE", isPassing: true });
  await expect(failing).rejects.toBeInstanceOf(ApiProblem);
});

test("a time to wait may be a number or a date", () => {
  expect(secondsToWait(null)).toBeNull();
  expect(secondsToWait("30")).toBe(30);
  expect(secondsToWait("Wed, 21 Oct 2015 07:28:00 GMT")).toBe(0);
  expect(secondsToWait("soon")).toBeNull();
});
