import { useDeferredValue, useState } from "react";
import type { Experience } from "../shared/api/types";
import { Link } from "../shared/routing";
import { ProblemNotice } from "../shared/ui/Notice";
import { useSettled } from "../shared/useSettled";
import { ExperienceCard } from "./ExperienceCard";
import { useExperienceSearch } from "./queries";

const PAUSE_IN_TYPING = 250;

/** All experiences as cards, or those that a search finds. */
export function ExperienceList({ experiences }: { experiences: Experience[] }) {
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim(), typed ? PAUSE_IN_TYPING : 0);
  const shown = useDeferredValue(experiences);
  return (
    <section aria-labelledby="experiences" className="grid content-start gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h2 id="experiences" className="text-2xl">
          Experience
        </h2>
        <div className="flex w-full items-center gap-3 sm:w-auto">
          <input
            type="search"
            aria-label="Search your experiences"
            placeholder="Search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="input py-1.5 text-[0.9375rem] sm:w-56"
          />
          <Link
            href="/experiences/new"
            className="rounded-md border border-accent px-3.5 py-2 text-[0.9375rem] font-medium text-accent hover:bg-accent-soft"
          >
            Add
          </Link>
        </div>
      </div>
      {words ? (
        <SearchResults words={words} />
      ) : (
        shown.map((experience) => <ExperienceCard key={experience.id} experience={experience} />)
      )}
    </section>
  );
}

function SearchResults({ words }: { words: string }) {
  const search = useExperienceSearch(words);
  const hits = search.data?.data;
  return (
    <>
      <ProblemNotice problem={search.error} onRetry={() => void search.refetch()} />
      <p role="status" className="text-[0.9375rem] text-muted">
        {!hits ? "Searching …" : said(search.data?.pagination.total ?? 0, words)}
      </p>
      {hits?.map(({ experience, matches }) => (
        <ExperienceCard key={experience.id} experience={experience} matches={matches} />
      ))}
    </>
  );
}

function said(total: number, words: string): string {
  if (!total) return `Nothing in your experiences matches “${words}”.`;
  return `${total} ${total === 1 ? "experience matches" : "experiences match"} “${words}”.`;
}
