import { expect, test } from "vitest";
import { matchPath } from "./routing";

test("a path matches a pattern part by part, and names what is variable", () => {
  expect(matchPath("/imports/:id", "/imports/01ABC")).toEqual({ id: "01ABC" });
  expect(matchPath("/experiences/:id/edit", "/experiences/a%2Fb/edit")).toEqual({ id: "a/b" });
  expect(matchPath("/", "/")).toEqual({});
});

test("a path of another length, or with another fixed part, is another page", () => {
  expect(matchPath("/imports/:id", "/imports")).toBeNull();
  expect(matchPath("/experiences/:id/edit", "/experiences/new/now")).toBeNull();
});
