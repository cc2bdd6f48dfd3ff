import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement, Suspense } from "react";
import { prerender } from "react-dom/static";
import { describe, expect, test, vi } from "vitest";

// The pages as they are written into a document, without a browser.
vi.mock("react", async (original) => {
  const react = await original<typeof import("react")>();
  const useSyncExternalStore = <Value>(listen: () => () => void, value: () => Value) =>
    react.useSyncExternalStore(listen, value, value);
  return { ...react, useSyncExternalStore };
});
const location = { pathname: "/", search: "", href: "http://here/", host: "here" };
vi.stubGlobal("window", { location, history: { state: null } });
const { PRIVATE, PUBLIC, found } = await import("./routes");

const LONG = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas";
const THEN = "2026-01-01T00:00:00Z";
const PROFILE = {
  ...{ full_name: "فاطمة الزهراء", headline: LONG, photo: null, visibility: "private", shown: [] },
  preferences: {
    ...{ desired_titles: [], desired_locations: [], work_modes: [], employment_types: [] },
    salary: null,
  },
  version: 1,
};
const SKILL = {
  ...{ id: "s", name: LONG, category: "tool", sources: [], evidence: [], endorsements: 0 },
  ...{ years: null, last_used: "2019", source: "own", version: 1 },
};
const USER = { username: "u", email: "u@example.org", locale: "en", timezone: "UTC" };
const DEVICE = { id: "d", device: "Firefox on Linux", last_activity: THEN, signed_in_at: THEN };
const PASSKEY = { id: "p", name: LONG, created_at: THEN, last_used: null };
const TAKEOUT = {
  ...{ id: "t", status: "running", parts: 0, left_out: [], created_at: THEN },
  progress: { done: 3, total: 6, step: "Your resumes" },
};
const KNOWN: Array<[key: unknown[], value: unknown]> = [
  [["profile"], PROFILE],
  [["profile", "completeness"], { percent: 40, parts: [], next_step: null }],
  [["collections", "languages"], [{ id: "l", language: LONG, fluency: "العربية", version: 1 }]],
  [["skills", "list", false], [SKILL]],
  [["account", "me"], USER],
  [["account", "factors", "all"], { totp: true, passkeys: 1, recovery_codes_left: 0 }],
  [["account", "factors", "passkeys"], [PASSKEY]],
  [["account", "sessions"], [DEVICE]],
  [["account", "api-keys"], []],
  [["takeouts"], [TAKEOUT]],
];

/** What the page at this address is as HTML; nothing but what is `known` has been answered yet. */
async function written(path: string, known = KNOWN): Promise<string> {
  location.pathname = path;
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  for (const [key, value] of known) client.setQueryData(key, value);
  const page = createElement(Suspense, {}, (found(PUBLIC, path) ?? found(PRIVATE, path))?.content);
  const { prelude } = await prerender(createElement(QueryClientProvider, { client }, page), {
    onError: (problem) => {
      throw problem;
    },
  });
  return await new Response(prelude).text();
}

const PAGES = [
  ...["/account", "/account/signing-in", "/account/devices", "/account/api-keys"],
  ...["/account/activity", "/account/constructor", "/your-data", "/search", "/skills", "/skills/s"],
  ...["/profile", "/profile/background", "/profile/wishes", "/profile/public"],
  ...["/experiences/new", "/endorse", "/erasure"],
];

describe.each(PAGES)("the page %s", (path) => {
  test("has one heading of its own, and a name for everything that is filled in or pressed", async () => {
    const html = await written(path);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const fields = html.match(/<(input|select|textarea)\b[^>]*>/g) ?? [];
    for (const field of fields.filter((one) => !/ hidden=| aria-label=/.test(one)))
      expect(isLabelled(field, html), field).toBe(true);
    const unnamed = html.match(/<button(?![^>]*aria-label)[^>]*>(<svg.*?<\/svg>|\s)*<\/button>/g);
    expect(unnamed).toBeNull();
  });

  test("says what it waits for as long as nothing is known", async () => {
    const html = await written(path, []);
    const waits = html.includes("skeleton");
    expect(/role="status"[^>]*><span class="sr-only">\w/.test(html)).toBe(waits);
  });
});

/** By the `for` of a label, or by a label around it. */
function isLabelled(field: string, html: string): boolean {
  const id = / id="([^"]+)"/.exec(field)?.[1];
  if (id && html.includes(`for="${id}"`)) return true;
  const before = html.slice(0, html.indexOf(field));
  return before.lastIndexOf("<label") > before.lastIndexOf("</label>");
}

test("a copy that is being made shows how far it is, and a device when it was last active", async () => {
  const data = await written("/your-data");
  expect(data).toMatch(/<progress max="6" value="3"|<progress [^>]*value="3"/);
  expect(data).toContain("Your resumes (4 of 6)");
  expect(await written("/account/devices")).toMatch(/last active on .*2026/);
});
