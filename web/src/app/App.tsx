import { Suspense, useEffect, useRef } from "react";
import { ConfirmItIsYou } from "../auth/ConfirmItIsYou";
import { SignInAgain } from "../auth/SignInAgain";
import { type SessionState, startSession, useConfirming, useSession } from "../auth/session";
import { WelcomePage } from "../auth/WelcomePage";
import { unreachable } from "../shared/api/problem";
import { Link, usePath } from "../shared/routing";
import { BeforeLeaving } from "../shared/ui/BeforeLeaving";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { useKeptFocus } from "../shared/ui/useKeptFocus";
import { Broken } from "./Broken";
import { found, type Page, PRIVATE, PUBLIC } from "./routes";
import { Shell } from "./Shell";

export function App() {
  const session = useSession();
  const confirming = useConfirming();
  const path = usePath();
  const page = pageAt(path, session);
  useEffect(() => {
    document.title = page.title ? `${page.title} – Pathfinder` : "Pathfinder";
  }, [page.title]);
  useFocusOnNewPage(path);
  useKeptFocus();
  return (
    <Shell signedIn={session === "signed-in" || session === "expired"}>
      <Broken path={path}>
        <Suspense fallback={<Loading />}>{page.content}</Suspense>
      </Broken>
      <BeforeLeaving />
      {session === "expired" && <SignInAgain />}
      {confirming && session !== "expired" && <ConfirmItIsYou />}
    </Shell>
  );
}

/** Whoever follows a link with the keyboard goes on from the top of the new page. */
function useFocusOnNewPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
}

function pageAt(path: string, session: SessionState): Page {
  const open = found(PUBLIC, path);
  if (open) return open;
  if (session === "starting") return { title: "", content: <Loading /> };
  if (session === "unreachable") return { title: "", content: <Unreachable /> };
  if (session === "signed-out")
    return { title: "", content: <WelcomePage registering={path === "/register"} /> };
  return found(PRIVATE, path) ?? { title: "Not found", content: <NotFound /> };
}

function Loading() {
  return (
    <div className="max-w-xl py-16">
      <Skeleton lines={4} label="Opening Pathfinder" />
    </div>
  );
}

function Unreachable() {
  return (
    <div className="max-w-xl py-16">
      <ProblemNotice problem={unreachable()} onRetry={() => void startSession()} />
    </div>
  );
}

function NotFound() {
  return (
    <div className="grid gap-4 py-16">
      <h1 className="text-3xl">There is no such page.</h1>
      <p>
        <Link href="/" className="link">
          Go to your record
        </Link>
      </p>
    </div>
  );
}
