import { describe, expect, test } from "vitest";
import type { Part } from "../profile/shapes";
import { ApiProblem } from "../shared/api/problem";
import { switchedAnew } from "./showing";

const stale = new ApiProblem(412, "STALE_VERSION", "It was changed meanwhile.");

/** A profile as the service keeps it, which refuses changes of other versions than its own. */
function kept(shown: Part[], version: number) {
  const profile = { shown, version };
  const sent: number[] = [];
  return {
    profile,
    sent,
    read: async () => ({ ...profile }),
    save: async (next: Part[], over: number) => {
      sent.push(over);
      if (over !== profile.version) throw stale;
      profile.shown = next;
      profile.version += 1;
      return profile.shown;
    },
  };
}

describe("a switch in a tab that is behind", () => {
  const behind = { shown: ["bio", "phone"] as Part[], version: 3 };

  test("changes its own part, and shows nothing again that was hidden elsewhere", async () => {
    const service = kept(["bio"], 4);
    await switchedAnew({ part: "skills", on: true }, behind, service);
    expect(service.profile.shown).toEqual(["bio", "skills"]);
    expect(service.sent).toEqual([3, 4]);
  });

  test("asks once where nothing was changed", async () => {
    const service = kept(behind.shown, 3);
    await switchedAnew({ part: "phone", on: false }, behind, service);
    expect(service.profile.shown).toEqual(["bio"]);
    expect(service.sent).toEqual([3]);
  });

  test("gives up with the refusal where it is always late, or refused for another reason", async () => {
    let calls = 0;
    const late = (refusal: ApiProblem) => ({
      read: async () => behind,
      save: async () => {
        calls += 1;
        throw refusal;
      },
    });
    const wanted = { part: "bio", on: false } as const;
    await expect(switchedAnew(wanted, behind, late(stale))).rejects.toBe(stale);
    expect(calls).toBe(3);
    const invalid = new ApiProblem(422, "INVALID_INPUT", "No.");
    await expect(switchedAnew(wanted, behind, late(invalid))).rejects.toBe(invalid);
    expect(calls).toBe(4);
  });
});
