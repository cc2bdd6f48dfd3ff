import { expect, test } from "vitest";
import { problemsOf } from "./registration";

const GOOD = { username: "ines.c", email: "ines@example.org", password: "vier Worte und Regen" };

test("a good registration has no problems", () => {
  expect(problemsOf(GOOD)).toEqual([]);
});

test.each([
  [{ username: "a" }, "username"],
  [{ username: "-ines" }, "username"],
  [{ username: "inês carvalho" }, "username"],
  [{ email: "ines@" }, "email"],
  [{ password: "elevenchars" }, "password"],
])("%o is named at its field", (change, field) => {
  expect(problemsOf({ ...GOOD, ...change }).map((one) => one.field)).toEqual([field]);
});

test("a password is counted in characters, not in code units", () => {
  expect(problemsOf({ ...GOOD, password: "🔑".repeat(11) })).toHaveLength(1);
  expect(problemsOf({ ...GOOD, password: "🔑".repeat(12) })).toEqual([]);
});
