import { useState } from "react";
import { readableMoment } from "../account/moments";
import { ApiProblem } from "../shared/api/problem";
import { Link } from "../shared/routing";
import { Loaded } from "../shared/ui/Loaded";
import { Notice } from "../shared/ui/Notice";
import { type Erasure, useErasure } from "./queries";
import { countsInWords } from "./words";

/** The receipt of an erasure, for whoever has the mailed link: nobody is left to sign in. */
export function ErasurePage() {
  const [receipt] = useState(
    () => new URLSearchParams(window.location.search).get("receipt") ?? "",
  );
  const erasure = useErasure(receipt);
  const unknown = !receipt || (erasure.error instanceof ApiProblem && erasure.error.status === 404);
  return (
    <div className="grid max-w-2xl gap-6 py-10 sm:py-16">
      <h1 className="text-[2.25rem]">{titleOf(erasure.data)}</h1>
      {unknown ? (
        <Notice tone="danger" title="This link has no receipt.">
          Open the link of the mail once more, or copy it whole: it is long.
        </Notice>
      ) : (
        <Loaded query={erasure} label="Looking for your receipt" lines={4}>
          {(found) => <Receipt erasure={found} />}
        </Loaded>
      )}
      <p>
        <Link href="/" className="link">
          Go to Pathfinder
        </Link>
      </p>
    </div>
  );
}

function titleOf(erasure: Erasure | undefined): string {
  if (erasure?.status === "erased") return "Nothing of your account is left.";
  return erasure ? "Your account is being erased." : "Receipt of an erasure";
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const counts = countsInWords(erasure.counts);
  return (
    <>
      <p role="status" className="text-muted">
        {erasure.status === "erased"
          ? "The keys were destroyed first, then everything else was removed. Within 7 days the last backups of the keys are gone too, so that nobody can read what other backups still hold; those are gone within 35 days."
          : "The keys go first; then everything else. This page follows along, and you may close it."}
      </p>
      <dl className="grid gap-x-8 gap-y-2 border-y border-line py-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <dt className="text-muted">Begun</dt>
        <dd>{readableMoment(erasure.begun_at)}</dd>
        <dt className="text-muted">Nothing left since</dt>
        <dd>{erasure.erased_at ? readableMoment(erasure.erased_at) : "not yet"}</dd>
        {counts.map(([what, count]) => (
          <div key={what} className="contents">
            <dt className="text-muted">{what[0]?.toUpperCase() + what.slice(1)}</dt>
            <dd className="tabular-nums">{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <p className="text-[0.875rem] text-muted">
        Keep this link if you want to show it to somebody later. It names nobody.
      </p>
    </>
  );
}
