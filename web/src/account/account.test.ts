import { describe, expect, test } from "vitest";
import type { User } from "../shared/api/types";
import { type Entry, outcomeOf, programOf, wordsFor } from "./activityWords";
import { expiryIn, isOver, scopesInWords } from "./apiKeyWords";
import { changed, draftOf, timezones } from "./draft";
import { deviceFacts, readableAgo } from "./moments";

const USER = {
  first_name: "Inês",
  last_name: null,
  locale: "fr-CA",
  timezone: "Europe/Lisbon",
} as User;

describe("of name, language and time", () => {
  test("only what differs is sent, and an emptied name is cleared", () => {
    expect(changed(USER, draftOf(USER))).toEqual({});
    const draft = { ...draftOf(USER), first_name: " ", last_name: "Carvalho ", locale: "en" };
    expect(changed(USER, draft)).toEqual({
      first_name: null,
      last_name: "Carvalho",
      locale: "en",
    });
  });

  test("the account's own time zone can be chosen, whatever the browser knows", () => {
    expect(timezones("Mars/Olympus_Mons")).toContainEqual([
      "Mars/Olympus_Mons",
      "Mars / Olympus Mons",
    ]);
    expect(timezones("UTC").filter(([name]) => name === "UTC")).toHaveLength(1);
  });
});

test("a moment is said as long ago, and after a week as a date", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(readableAgo("2026-11-21T11:59:30Z", now)).toBe("just now");
  expect(readableAgo("2026-11-21T12:00:30Z", now)).toBe("just now");
  expect(readableAgo("2026-11-21T11:15:00Z", now)).toBe("45 minutes ago");
  expect(readableAgo("2026-11-20T11:00:00Z", now)).toBe("yesterday");
  expect(readableAgo("2026-10-01T11:00:00Z", now)).toContain("2026");
});

test("a key says what it may do, and whether its time is over", () => {
  expect(scopesInWords(["records:read", "resumes:read"])).toBe(
    "May read your record and read your resumes",
  );
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(expiryIn("30", now)).toBe("2026-12-21T12:00:00.000Z");
  expect(expiryIn("", now)).toBeNull();
  expect(isOver({ expires_at: "2026-11-21T12:00:00Z" }, now)).toBe(true);
  expect(isOver({ expires_at: null }, now)).toBe(false);
});

describe("an entry of the log", () => {
  const entry = (success: boolean | null, status: number | null) => ({ success, status }) as Entry;

  test("is said in words, also where nobody wrote any for it", () => {
    expect(wordsFor("log_in_by_passkey")).toBe("Signed in by passkey");
    expect(wordsFor("read_quick_summary")).toBe("Looked at quick summary");
    expect(wordsFor("levitate")).toBe("Levitate");
  });

  test("says how it ended where it did not end well", () => {
    expect(outcomeOf(entry(true, 200))).toBeNull();
    expect(outcomeOf(entry(false, 403))).toBe("refused");
    expect(outcomeOf(entry(false, 500))).toBe("failed");
    expect(outcomeOf(entry(null, null))).toBe("outcome not known");
  });
});

test("a device says in words when it was last active, since when, and from where", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const device = {
    current: false,
    last_activity: "2026-11-21T09:00:00Z",
    signed_in_at: "2026-11-01T09:00:00Z",
    ip: "203.0.113.7",
  };
  expect(deviceFacts(device, now)).toMatch(
    /^last active 3 hours ago · signed in on .*2026.* from the address 203\.0\.113\.7$/,
  );
  expect(deviceFacts({ ...device, current: true, ip: null }, now)).toMatch(
    /^active now · signed in on [^·]*$/,
  );
});

test("an entry of the log names the program, not all that it says of itself", () => {
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36";
  expect(programOf(chrome)).toBe("Chrome");
  expect(programOf(`${chrome} Edg/131.0`)).toBe("Edge");
  expect(programOf("python-httpx/0.28")).toBe("python-httpx");
  expect(programOf("")).toBeNull();
});
