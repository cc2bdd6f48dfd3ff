import { expect, test, vi } from "vitest";
import { ApiProblem } from "../shared/api/problem";
import { blocksOf } from "./Markdown";
import { countsInWords, readableDays, readableSize, stepSaid } from "./words";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });

test("days are said as years where they make them", () => {
  const said = [2557, 730, 365, 90, 30, 1].map(readableDays);
  expect(said).toEqual(["7 years", "2 years", "1 year", "90 days", "30 days", "1 day"]);
});

test("sizes are said in the unit that fits", () => {
  expect([700, 12_345, 3_400_000].map(readableSize)).toEqual(["700 bytes", "12 kB", "3.4 MB"]);
});

test("what was removed is told in its order, and a new count under its own name", () => {
  expect(countsInWords({ records: 5, keys: 2 }).map(([, count]) => count)).toEqual([2, 5]);
  expect(countsInWords({ new_things: 1 })).toEqual([["new things", 1]]);
});

test("a policy is headings, paragraphs and lists, without its title", () => {
  expect(blocksOf("# Title\n\nOne.\n\n## Kept\n- **a**: b\n- c\n\nTwo.")).toEqual([
    { kind: "paragraph", text: "One." },
    { kind: "heading", text: "Kept" },
    { kind: "list", items: ["**a**: b", "c"] },
    { kind: "paragraph", text: "Two." },
  ]);
});

test("the parts of a copy make one file, in their order", async () => {
  const { joined } = await import("./queries");
  const asked: string[] = [];
  const told: number[] = [];
  const blob = await joined(
    "an id",
    3,
    (part) => told.push(part),
    async (request) => {
      const part = new URL(request.url).searchParams.get("part") ?? "";
      asked.push(part);
      return new Response(`<${part}>`);
    },
  );
  expect(await blob.text()).toBe("<1><2><3>");
  expect(asked).toEqual(["1", "2", "3"]);
  expect(told).toEqual([1, 2, 3]);
});

test("a part that is refused ends the download with its reason", async () => {
  const { joined } = await import("./queries");
  const refused = { error: { code: "TAKEOUT_NOT_READY", message: "Not there." } };
  const answer = () => Promise.resolve(Response.json(refused, { status: 409 }));
  await expect(joined("id", 1, () => {}, answer)).rejects.toBeInstanceOf(ApiProblem);
});

test("a copy that is being made says which step it is at, never one beyond the last", () => {
  const making = (done: number, step = "Your resumes", status = "running") =>
    stepSaid({ status, progress: { done, total: 6, step } });
  expect(making(3)).toBe("Your resumes (4 of 6)");
  expect(making(6, "Packing it up")).toBe("Packing it up (6 of 6)");
  expect(making(0, "", "pending")).toBe("It begins in a moment.");
});

test("keys are replaced once each of them has the version that was asked for", async () => {
  const { areReplaced } = await import("./queries");
  const key = (purpose: "record" | "identity", version: number) => ({
    purpose,
    version,
    rotation_count: version - 1,
    last_rotated: "2026-11-21T00:00:00Z",
  });
  const wanted = [
    { purpose: "record" as const, version: 2 },
    { purpose: "identity" as const, version: 2 },
  ];
  expect(areReplaced([key("record", 1), key("identity", 1)])).toBe(true);
  expect(areReplaced([key("record", 2), key("identity", 1)], wanted)).toBe(false);
  expect(areReplaced([key("record", 2), key("identity", 3)], wanted)).toBe(true);
});
