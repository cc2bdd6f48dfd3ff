import { expect, test } from "vitest";
import { ApiProblem, unreachable } from "../shared/api/problem";
import { refusalOf } from "./refusals";

const refused = (status: number, code: string) => refusalOf(new ApiProblem(status, code, ""));

test("a link that is unknown, too old, taken back or used up names all of these", () => {
  const { message = "" } = refused(404, "INVITATION_NOT_FOUND") ?? {};
  for (const reason of ["answered", "thirty days", "took the question back"])
    expect(message).toContain(reason);
});

test("what is no matter of the link stays what it is", () => {
  expect(refusalOf(unreachable())).toBeNull();
  expect(refused(422, "INVALID_INPUT")).toBeNull();
  expect(refused(429, "TOO_MANY_REQUESTS")).toBeNull();
  expect(refusalOf(null)).toBeNull();
});
