import { expect, test } from "vitest";
import { farewellAddress, farewellOf } from "./farewell";
import { waitingIn } from "./signingIn";

test("a sign-in that waits is read from behind the # of an address", () => {
  expect(waitingIn("#mfa_token=a%2Bb&methods=totp,recovery_code")).toEqual({
    token: "a+b",
    methods: ["totp", "recovery_code"],
  });
});

test("what the address does not say, or says wrongly, is no sign-in", () => {
  expect(waitingIn("")).toBeNull();
  expect(waitingIn("#mfa_token=a")).toBeNull();
  expect(waitingIn("#mfa_token=a&methods=telepathy")).toBeNull();
  expect(waitingIn("#methods=totp")).toBeNull();
});

const told = (address: string) => farewellOf(new URL(address, "https://example.org").searchParams);

test("a closed account is told until when it can be kept", () => {
  expect(told(farewellAddress("deactivated"))).toContain("at rest");
  expect(told(farewellAddress("deleted", "2026-12-21T16:00:00Z"))).toContain("2026");
  expect(told("/sign-in")).toBeNull();
});

test("an address brings no words of its own into a farewell", () => {
  expect(told("/sign-in?done=deleted&until=call%20555-0100")).not.toContain("555");
});
