import { expect, test } from "vitest";
import { ApiProblem } from "../shared/api/problem";
import { readableWait, refusalNamed, refusalOf } from "./refusals";

const refused = (code: string, retryAfter: number | null = null) =>
  refusalOf(new ApiProblem(403, code, "What the service says.", [], retryAfter));

test.each([
  ["ACCOUNT_DEACTIVATED", "reactivate"],
  ["ACCOUNT_PENDING_DELETION", "reactivate"],
  ["LOCKED_OUT", "reset-password"],
  ["ACCOUNT_LOCKED", "reset-password"],
  ["SIGN_IN_TOO_OLD", "begin-again"],
])("%s is said in our words, with a way on", (code, remedy) => {
  expect(refused(code)).toMatchObject({ remedy });
  expect(refused(code).message).not.toBe("What the service says.");
});

test("whoever can be brought back is asked in words of their own", () => {
  expect(refused("ACCOUNT_DEACTIVATED").remedyText).toBe("Bring it back and sign in");
  expect(refused("ACCOUNT_PENDING_DELETION").remedyText).toBe("Keep it and sign in");
});

test("a suspended account is offered nothing that cannot help", () => {
  expect(refused("ACCOUNT_SUSPENDED").remedy).toBeUndefined();
});

test("a refusal that asks for patience says for how long", () => {
  expect(refused("SIGN_IN_TOO_SOON", 7).wait).toBe(7);
  expect(refused("WRONG_CREDENTIALS").wait).toBe(0);
});

test("a refusal that the page does not know keeps the sentence of the service", () => {
  expect(refused("SOMETHING_NEW").message).toBe("What the service says.");
  expect(refusalOf(new TypeError("internal")).message).not.toContain("internal");
});

test("an address names a refusal in either spelling, and never brings its own words", () => {
  expect(refusalNamed("account-deactivated").remedy).toBe("reactivate");
  expect(refusalNamed("ADDRESS_HAS_ACCOUNT").message).toContain("link the two");
  expect(refusalNamed("call 555-0100 now").message).not.toContain("555");
});

test("a wait is said in seconds, then in minutes and seconds", () => {
  expect(readableWait(9)).toBe("in 9 s");
  expect(readableWait(60)).toBe("in 1:00");
  expect(readableWait(845)).toBe("in 14:05");
});
