import { useInfiniteQuery } from "@tanstack/react-query";
import { answerIfThere } from "../shared/api/perhaps";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { type Entry, outcomeOf, programOf, wordsFor } from "./activityWords";
import { readableMoment } from "./moments";
import { Mark, Section } from "./Section";

interface Stretch {
  data: Entry[];
  next_cursor: string | null;
}

const AT_A_TIME = 20;

/** One's own audit log, the newest first. */
export function Activity() {
  const log = useInfiniteQuery({
    queryKey: ["account", "activity"],
    queryFn: ({ pageParam }) => answerIfThere<Stretch>(addressOf(pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last?.next_cursor ?? null,
  });
  return (
    <Section
      title="Activity"
      about="Everything that was done with your account, by you or by a program of yours. It cannot be changed by anybody, and is kept for seven years without your name."
    >
      <Loaded query={log} label="Opening the log" lines={8}>
        {({ pages }) =>
          pages[0] === null ? (
            <p className="text-[0.9375rem] text-muted">The log cannot be read here yet.</p>
          ) : (
            <Entries entries={pages.flatMap((page) => page?.data ?? [])} />
          )
        }
      </Loaded>
      {log.hasNextPage && (
        <div>
          <Button
            look="outline"
            busy={log.isFetchingNextPage}
            busyText="Opening …"
            onClick={() => void log.fetchNextPage()}
          >
            Show earlier
          </Button>
        </div>
      )}
    </Section>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  if (!entries.length)
    return <p className="text-[0.9375rem] text-muted">Nothing has been recorded yet.</p>;
  return (
    <ol className="divide-y divide-line border-b border-line">
      {entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const outcome = outcomeOf(entry);
  const origin = [programOf(entry.user_agent), entry.ip].filter(Boolean).join(" · ");
  return (
    <li className="grid gap-x-6 py-2.5 first:pt-0 sm:grid-cols-[1fr_auto]">
      <p>
        {wordsFor(entry.action)} {outcome && <Mark tone="danger">{outcome}</Mark>}
      </p>
      <p className="text-[0.875rem] text-muted tabular-nums">
        <time dateTime={entry.at}>{readableMoment(entry.at)}</time>
      </p>
      {origin && <p className="text-[0.8125rem] text-muted sm:col-span-2">{origin}</p>}
    </li>
  );
}

function addressOf(cursor: string | null): string {
  const query = new URLSearchParams({ limit: String(AT_A_TIME), ...(cursor && { cursor }) });
  return `/users/me/audit?${query}`;
}
