import { useState } from "react";
import { Link } from "../shared/routing";
import { CheckYourMail } from "./CheckYourMail";
import { RegisterForm } from "./RegisterForm";
import type { Registration } from "./registration";
import { SignInForm } from "./SignInForm";

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
            <SignInForm />
            <p className="mt-6 text-[0.9375rem] text-muted">
              New here?{" "}
              <Link href="/register" className="link">
                Create an account
              </Link>
            </p>
          </>
        )}
      </section>
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
