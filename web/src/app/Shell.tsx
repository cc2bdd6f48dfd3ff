import type { ReactNode } from "react";
import { signOut } from "../auth/session";
import { SearchBox } from "../search/SearchBox";
import { useArrival } from "../shared/arrival";
import { beforeLeaving } from "../shared/leaving";
import { Link, usePath } from "../shared/routing";

const PAGES = [
  ["/", "Record"],
  ["/profile", "Profile"],
  ["/skills", "Skills"],
  ["/resumes", "Resumes"],
  ["/imports", "Import"],
  ["/account", "Account"],
] as const;

/** What surrounds every page. */
export function Shell({ signedIn, children }: { signedIn: boolean; children: ReactNode }) {
  useArrival();
  return (
    <div className="mx-auto flex min-h-dvh max-w-[68rem] flex-col px-4 sm:px-8">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:bg-surface focus:p-2"
      >
        Skip to the content
      </a>
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-b border-line py-4">
        <Link href="/" className="flex items-center gap-2.5 font-serif text-xl font-semibold">
          <Mark />
          Pathfinder
        </Link>
        {signedIn && <SearchBox />}
        {signedIn && <Navigation />}
      </header>
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-16 flex flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line py-6 text-[0.8125rem] text-muted">
        <p>Your record is encrypted with your own key. Every finding shows its words.</p>
        <Link href="/api-docs" className="hover:text-accent hover:underline">
          API
        </Link>
      </footer>
    </div>
  );
}

function Navigation() {
  const path = usePath();
  return (
    <nav
      aria-label="Main"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.875rem] sm:gap-x-5 sm:text-[0.9375rem]"
    >
      {PAGES.map(([address, name]) => {
        const current =
          address === "/"
            ? path === "/"
            : path.startsWith(address) || (address === "/account" && path === "/your-data");
        return (
          <Link
            key={address}
            href={address}
            aria-current={current ? "page" : undefined}
            className={`border-b-2 py-1 hover:text-accent ${current ? "border-accent font-medium" : "border-transparent text-muted"}`}
          >
            {name}
          </Link>
        );
      })}
      <button
        type="button"
        className="py-1 text-muted hover:text-accent"
        onClick={() => beforeLeaving(() => void signOut(), "app")}
      >
        Sign out
      </button>
    </nav>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M7 24c5 0 4-7 9-7s4-8 9-8"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="7" cy="24" r="2.6" className="fill-on-accent" />
      <circle cx="25" cy="9" r="2.6" className="fill-on-accent" />
    </svg>
  );
}
