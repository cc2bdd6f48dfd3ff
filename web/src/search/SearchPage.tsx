import { useRef } from "react";
import type { RecordHit } from "../shared/api/types";
import { navigate, useQueryString } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { Facets } from "./Facets";
import { Hit } from "./Hit";
import { useSearch } from "./queries";
import {
  addressOf,
  hasFilters,
  SORTS,
  type Sort,
  type Wanted,
  wantedIn,
  withoutFilters,
} from "./wanted";

/** Everything of the record that holds the words, and what to narrow it by. */
export function SearchPage() {
  const wanted = wantedIn(useQueryString());
  const answer = useSearch(wanted);
  const results = useRef<HTMLElement>(null);
  const go = (changed: Wanted) => navigate(addressOf(changed));
  const turn = (page: number) => {
    go({ ...wanted, page });
    results.current?.focus({ preventScroll: true });
  };
  return (
    <div className="py-8 sm:py-12">
      <h1 className="sr-only">Search</h1>
      <Loaded query={answer} label="Searching your record" lines={8}>
        {({ data, pagination, facets }) => (
          <div
            className={`grid gap-8 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-12 ${answer.isPlaceholderData ? "opacity-60" : ""}`}
            aria-busy={answer.isPlaceholderData}
          >
            <Facets facets={facets} wanted={wanted} go={go} />
            <section
              ref={results}
              tabIndex={-1}
              aria-label="Results"
              className="min-w-0 outline-none"
            >
              <Head wanted={wanted} total={pagination.total} go={go} />
              {data.length ? <Hits hits={data} /> : <NothingFound wanted={wanted} go={go} />}
              <Leaf page={wanted.page} pages={pagination.pages} turn={turn} />
            </section>
          </div>
        )}
      </Loaded>
    </div>
  );
}

interface Part {
  wanted: Wanted;
  go: (wanted: Wanted) => void;
}

function Head({ wanted, total, go }: Part & { total: number }) {
  const sort = wanted.sort || (wanted.q ? "relevance" : "start:desc");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-3">
      <p role="status" className="text-[0.9375rem] text-muted">
        {total === 1 ? "1 result" : `${total} results`}
        {wanted.q && (
          <>
            {" for "}
            <span className="font-medium break-words text-ink">{shortened(wanted.q)}</span>
          </>
        )}
      </p>
      <label className="flex items-center gap-2 text-[0.875rem] text-muted">
        Order
        <select
          className="rounded-md border border-line bg-surface px-2 py-1 text-ink"
          value={sort}
          onChange={(event) => go({ ...wanted, sort: event.target.value as Sort, page: 1 })}
        >
          {SORTS.filter(([name]) => wanted.q || name !== "relevance").map(([name, said]) => (
            <option key={name} value={name}>
              {said}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Hits({ hits }: { hits: RecordHit[] }) {
  return (
    <ol className="divide-y divide-line">
      {hits.map((hit) => (
        <Hit key={`${hit.kind}-${hit.id}`} hit={hit} />
      ))}
    </ol>
  );
}

function NothingFound({ wanted, go }: Part) {
  return (
    <div className="grid justify-items-start gap-3 py-10">
      <p className="font-serif text-xl font-semibold">
        {wanted.q ? "Nothing in your record says this." : "There is nothing here yet."}
      </p>
      <p className="max-w-[60ch] text-muted">
        {wanted.q
          ? "Every word must be there, in some form. Try fewer words, or another name for the same thing."
          : "What you add to your record can be found here."}
      </p>
      {hasFilters(wanted) && (
        <Button look="outline" onClick={() => go(withoutFilters(wanted))}>
          Search without filters
        </Button>
      )}
    </div>
  );
}

interface LeafProps {
  page: number;
  pages: number;
  turn: (page: number) => void;
}

function Leaf({ page, pages, turn }: LeafProps) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex items-center gap-4 text-[0.9375rem]">
      <Button look="outline" disabled={page <= 1} onClick={() => turn(page - 1)}>
        Previous
      </Button>
      <span className="text-muted tabular-nums">
        {page} of {pages}
      </span>
      <Button look="outline" disabled={page >= pages} onClick={() => turn(page + 1)}>
        Next
      </Button>
    </nav>
  );
}

function shortened(words: string): string {
  const points = Array.from(words);
  return points.length > 80 ? `${points.slice(0, 79).join("")}…` : words;
}
