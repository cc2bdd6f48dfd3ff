import { beforeEach, expect, test, vi } from "vitest";
import { letAllGo, wouldLose } from "./leaving";
import { useUnsavedChanges } from "./useUnsavedChanges";

let leave: (() => void) | undefined;

// A form that is shown once: its effect runs at once, and is taken back by `leave`.
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  useId: () => "form",
  useEffect: (run: () => (() => void) | undefined) => {
    leave = run();
  },
}));
vi.stubGlobal("window", { addEventListener() {}, removeEventListener() {} });

beforeEach(letAllGo);

const losses = () => [wouldLose("page"), wouldLose("app")];

test("what is typed into a form would be lost with the page, until the form is gone", () => {
  useUnsavedChanges(true);
  expect(losses()).toEqual([true, true]);
  leave?.();
  expect(losses()).toEqual([false, false]);
});

test("after a save nothing would be lost, even before the form is gone", () => {
  const isSaved = useUnsavedChanges(true);
  isSaved();
  expect(losses()).toEqual([false, false]);
});

test("what the app keeps would be lost with the app only, also from other pages, until it is saved", () => {
  useUnsavedChanges(true, "about-you");
  leave?.();
  expect(losses()).toEqual([false, true]);
  useUnsavedChanges(false, "about-you");
  expect(losses()).toEqual([false, false]);
});
