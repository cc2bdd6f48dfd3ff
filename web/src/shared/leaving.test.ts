import { beforeEach, describe, expect, test, vi } from "vitest";

type Listener = () => void;

/** A browser with a history as browsers have it: going back or forth tells the page later. */
function browser() {
  const entries = [{ address: "/", state: null as unknown }];
  let at = 0;
  const listening = new Map<string, Set<Listener>>();
  const heard = (event: string) => listening.get(event) ?? new Set<Listener>();
  const address = () => new URL(entries[at]?.address ?? "/", "http://here");
  const window = {
    location: {
      get pathname() {
        return address().pathname;
      },
      get search() {
        return address().search;
      },
      get href() {
        return address().href;
      },
    },
    history: {
      get state() {
        return entries[at]?.state;
      },
      pushState: (state: unknown, _: string, to: string) => {
        entries.splice(++at, entries.length, { address: to, state });
      },
      replaceState: (state: unknown, _: string, to = entries[at]?.address ?? "") => {
        entries[at] = { address: to, state };
      },
      go: (steps: number) =>
        queueMicrotask(() => {
          at += steps;
          for (const listener of heard("popstate")) listener();
        }),
    },
    scrollTo: () => {},
    addEventListener: (event: string, listener: Listener) =>
      listening.set(event, heard(event).add(listener)),
    removeEventListener: (event: string, listener: Listener) => heard(event).delete(listener),
  };
  return { window, warns: () => heard("beforeunload").size > 0 };
}

async function opened() {
  vi.resetModules();
  const { window, warns } = browser();
  vi.stubGlobal("window", window);
  const routing = await import("./routing");
  const leaving = await import("./leaving");
  routing.subscribe(() => {});
  const back = async (steps = -1) => {
    window.history.go(steps);
    await new Promise((done) => setTimeout(done));
  };
  return { ...routing, ...leaving, back, warns, address: () => window.location.pathname };
}

let app: Awaited<ReturnType<typeof opened>>;

beforeEach(async () => {
  app = await opened();
});

const shown = () => app.shownNow().path;
const isAsked = () => app.asked.get() !== null;

describe("where something typed is not saved", () => {
  test("a link asks first, and the page stays until it is answered", () => {
    app.navigate("/experiences/new");
    app.holdUnsaved("form", "page");
    app.navigate("/skills");
    expect([isAsked(), shown(), app.address()]).toEqual([
      true,
      "/experiences/new",
      "/experiences/new",
    ]);
    app.answer(false);
    expect([isAsked(), shown()]).toEqual([false, "/experiences/new"]);
    app.navigate("/skills");
    app.answer(true);
    expect([shown(), app.warns()]).toEqual(["/skills", false]);
  });

  test("going back asks first, the address returns, and leaving goes where one wanted", async () => {
    app.navigate("/skills");
    app.navigate("/profile");
    app.holdUnsaved("form", "page");
    await app.back(-2);
    expect([isAsked(), shown(), app.address()]).toEqual([true, "/profile", "/profile"]);
    app.answer(false);
    await app.back();
    app.answer(true);
    await app.back(0);
    expect([shown(), app.address(), isAsked()]).toEqual(["/skills", "/skills", false]);
    app.holdUnsaved("form", "page");
    await app.back(1);
    expect([isAsked(), shown(), app.address()]).toEqual([true, "/skills", "/skills"]);
  });

  test("a place or a search on the same page asks nothing", async () => {
    app.navigate("/search?q=a");
    app.holdUnsaved("form", "page");
    app.navigate("/search?q=b");
    await app.back();
    expect([isAsked(), app.shownNow().query]).toEqual([false, "?q=a"]);
  });

  test("the browser warns before the page is closed, and no longer once it is saved", () => {
    app.holdUnsaved("form", "page");
    app.holdUnsaved("other", "page");
    app.letGo("form");
    expect(app.warns()).toBe(true);
    app.letGo("other");
    expect(app.warns()).toBe(false);
    app.navigate("/skills");
    expect(shown()).toBe("/skills");
  });
});

test("what the app keeps by itself is asked for only before the app is left", () => {
  app.holdUnsaved("about-you", "app");
  app.navigate("/skills");
  expect([shown(), isAsked(), app.warns()]).toEqual(["/skills", false, true]);
  const signOut = vi.fn();
  app.beforeLeaving(signOut, "app");
  expect([isAsked(), signOut.mock.calls.length]).toEqual([true, 0]);
  app.answer(true);
  expect([signOut.mock.calls.length, app.warns()]).toEqual([1, false]);
});
