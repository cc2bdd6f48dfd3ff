import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { SignInAgain } from "../auth/SignInAgain";
import { type SessionState, startSession, useSession } from "../auth/session";
import { VerifyEmailPage } from "../auth/VerifyEmailPage";
import { WelcomePage } from "../auth/WelcomePage";
import { EditExperiencePage, NewExperiencePage } from "../experiences/EditExperiencePage";
import { HomePage } from "../home/HomePage";
import { ImportPage, NewImportPage } from "../imports/ImportPage";
import { ProfilePage } from "../profile/ProfilePage";
import { ResumesPage } from "../resumes/ResumesPage";
import { unreachable } from "../shared/api/problem";
import { Link, matchPath, usePath } from "../shared/routing";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { Shell } from "./Shell";

const ApiDocsPage = lazy(() =>
  import("../apidocs/ApiDocsPage").then((page) => ({ default: page.ApiDocsPage })),
);

interface Route {
  pattern: string;
  title: string;
  render: (names: Record<string, string>) => ReactNode;
}

const PUBLIC: Route[] = [
  { pattern: "/verify-email", title: "Confirm your address", render: () => <VerifyEmailPage /> },
  { pattern: "/api-docs", title: "API", render: () => <ApiDocsPage /> },
];

const PRIVATE: Route[] = [
  { pattern: "/", title: "Your record", render: () => <HomePage /> },
  { pattern: "/register", title: "Your record", render: () => <HomePage /> },
  { pattern: "/profile", title: "Profile", render: () => <ProfilePage /> },
  { pattern: "/resumes", title: "Resumes", render: () => <ResumesPage /> },
  { pattern: "/imports", title: "Bring a file", render: () => <NewImportPage /> },
  {
    pattern: "/imports/:id",
    title: "What your file holds",
    render: ({ id = "" }) => <ImportPage key={id} id={id} />,
  },
  { pattern: "/experiences/new", title: "Add an experience", render: () => <NewExperiencePage /> },
  {
    pattern: "/experiences/:id/edit",
    title: "Edit an experience",
    render: ({ id = "" }) => <EditExperiencePage key={id} id={id} />,
  },
];

export function App() {
  const session = useSession();
  const path = usePath();
  const page = pageAt(path, session);
  useEffect(() => {
    document.title = page.title ? `${page.title} – Pathfinder` : "Pathfinder";
  }, [page.title]);
  useFocusOnNewPage(path);
  return (
    <Shell signedIn={session === "signed-in" || session === "expired"}>
      <Suspense fallback={<Loading />}>{page.content}</Suspense>
      {session === "expired" && <SignInAgain />}
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

interface Page {
  title: string;
  content: ReactNode;
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

function found(routes: Route[], path: string): Page | null {
  for (const { pattern, title, render } of routes) {
    const names = matchPath(pattern, path);
    if (names) return { title, content: render(names) };
  }
  return null;
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
