import { expect, test } from "vitest";
import { ApiProblem, answerOf, beyondFields, problemOf, problemOn, secondsToWait } from "./problem";

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

test("a detail belongs to its field, also as an item of it or inside another", () => {
  const details = ["courses[2]", "people.0", "preferences.salary.currency"].map((field) => ({
    field,
    message: `about ${field}`,
  }));
  expect(problemOn("courses", details)).toBe("about courses[2]");
  expect(problemOn("people", details)).toBe("about people.0");
  expect(problemOn("currency", details)).toBe("about preferences.salary.currency");
  expect(problemOn("course", details)).toBeUndefined();
});

test("what no field of the form shows is said beside the form, and what one shows is not", () => {
  const refusal = new ApiProblem(422, "INVALID_INPUT", "Some fields are not valid.", [
    { field: "name", message: "This is missing." },
    { field: "skill_ids", message: "There is no such skill." },
  ]);
  expect(beyondFields(refusal, ["name", "skill_ids"])).toBeNull();
  expect(beyondFields(refusal, ["name"])).toMatchObject({
    status: 422,
    message: "Skill ids: There is no such skill.",
  });
  const busy = new ApiProblem(429, "TOO_MANY_REQUESTS", "Too many requests.", [], 5);
  expect(beyondFields(busy, ["name"])).toBe(busy);
  expect(beyondFields(null, ["name"])).toBeNull();
});
