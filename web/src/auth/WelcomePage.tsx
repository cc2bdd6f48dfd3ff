import { useState } from "react";
import { Link } from "../shared/routing";
import { Notice } from "../shared/ui/Notice";
import { CheckYourMail } from "./CheckYourMail";
import { farewellOf } from "./farewell";
import { ForgotLink } from "./RefusalNotice";
import { RegisterForm } from "./RegisterForm";
import { refusalNamed } from "./refusals";
import type { Registration } from "./registration";
import { SignIn } from "./SignIn";

/** What a visitor sees: what this is, and the way in. */
export function WelcomePage({ registering }: { registering: boolean }) {
  const [registered, setRegistered] = useState<Registration | null>(null);
  return (
    <div className="grid gap-12 items-start py-10 md:grid-cols-[1.15fr_1fr] md:gap-16 md:py-20">
      <Promises />
      <section className="rounded-xl border border-line bg-surface p-6 sm:p-8">
        {registered ? (
          <CheckYourMail registered={registered} />
        ) : registering ? (
          <>
            <h2 className="mb-5 text-2xl">Create an account</h2>
            <RegisterForm onRegistered={setRegistered} />
            <p className="mt-6 text-[0.9375rem] text-muted">
              You have one already?{" "}
              <Link href="/" className="link">
                Sign in
              </Link>
            </p>
          </>
        ) : (
          <>
            <h2 className="mb-5 text-2xl">Sign in</h2>
            <WayIn />
          </>
        )}
      </section>
    </div>
  );
}

/** Signing in, with what was refused or done before one came here. */
function WayIn() {
  const [told] = useState(() => new URLSearchParams(window.location.search));
  const problem = told.get("problem");
  const farewell = farewellOf(told);
  return (
    <div className="grid gap-5">
      {farewell && <Notice>{farewell}</Notice>}
      <SignIn refused={problem ? refusalNamed(problem) : null} />
      <p className="grid gap-1.5 text-[0.9375rem] text-muted">
        <span>
          New here?{" "}
          <Link href="/register" className="link">
            Create an account
          </Link>
        </span>
        <span>
          Forgotten your password? <ForgotLink>Choose a new one</ForgotLink>
        </span>
      </p>
    </div>
  );
}

function Promises() {
  return (
    <section className="max-w-prose">
      <h1 className="text-[2.5rem] leading-[1.1] sm:text-[3.25rem]">
        Everything you have done at work, in one true record.
      </h1>
      <p className="mt-6 text-lg text-muted">
        Bring your history once. Pathfinder reads it, sums it up and turns it into a resume, and
        shows for every statement the words of yours that it came from.
      </p>
      <dl className="mt-10 grid gap-6">
        <div className="border-l-2 border-accent pl-4">
          <dt className="font-semibold">Nobody else can read it</dt>
          <dd className="text-muted">
            Your record is encrypted with a key of its own. Only you, signed in, can open it.
          </dd>
        </div>
        <div className="border-l-2 border-accent pl-4">
          <dt className="font-semibold">Nothing is made up</dt>
          <dd className="text-muted">A claim without evidence in your own words is not shown.</dd>
        </div>
      </dl>
    </section>
  );
}
