import { useState } from "react";
import { ApiProblem, type FieldProblem } from "../shared/api/problem";
import type { Found, Import } from "../shared/api/types";
import { navigate } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { actionOf, decisionsOf, NO_CHOICES } from "./decisions";
import { useApplyImport } from "./queries";
import { ReviewEntry } from "./ReviewEntry";
import { counted, entriesOf, KINDS } from "./wording";

/** Everything that was found, before any of it enters the record. */
export function Review({ reviewed, found }: { reviewed: Import; found: Found }) {
  const [choices, change] = useState(NO_CHOICES);
  const applying = useApplyImport(reviewed.id);
  useUnsavedChanges(choices !== NO_CHOICES && !applying.isSuccess);
  const refused = applying.error instanceof ApiProblem ? applying.error.details : [];
  const conflictOf = (key: string) => reviewed.conflicts.find((one) => one.key === key);
  const added = (kind: (typeof KINDS)[number][0]) =>
    entriesOf(found, kind).filter((one) => actionOf(one, conflictOf(one.key), choices) !== "skip");
  const total = KINDS.reduce((sum, [kind]) => sum + added(kind).length, 0);
  return (
    <div className="grid gap-10">
      <Overview found={found} />
      {found.profile && (
        <Group title="Profile" count={1}>
          <ReviewEntry
            entry={found.profile}
            conflict={conflictOf(found.profile.key)}
            choices={choices}
            change={change}
            refused={refusedAt(refused, found.profile.key)}
          />
        </Group>
      )}
      {KINDS.map(([kind, title]) => (
        <Group key={kind} title={title} count={entriesOf(found, kind).length}>
          {entriesOf(found, kind).map((entry) => (
            <ReviewEntry
              key={entry.key}
              entry={entry}
              conflict={conflictOf(entry.key)}
              choices={choices}
              change={change}
              refused={refusedAt(refused, entry.key)}
            />
          ))}
        </Group>
      ))}
      <NotPlaced unplaced={reviewed.unplaced} />
      <ProblemNotice problem={applying.error} />
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-4">
        <Button
          busy={applying.isPending}
          busyText="Adding …"
          onClick={() => applying.mutate(decisionsOf(found, reviewed.conflicts, choices))}
        >
          {total ? `Add ${total} ${total === 1 ? "entry" : "entries"} to my record` : "Finish"}
        </Button>
        <Button look="outline" onClick={() => navigate("/")}>
          Not now
        </Button>
        {!total && (
          <p className="text-[0.9375rem] text-muted">
            As it stands, nothing of this file is added to your record.
          </p>
        )}
      </div>
    </div>
  );
}

/** `decisions.work[0].content.title` belongs to the entry `work[0]`, field `title`. */
function refusedAt(details: FieldProblem[], key: string): FieldProblem[] {
  const prefix = `decisions.${key}.content.`;
  return details
    .filter(({ field }) => field.startsWith(prefix))
    .map(({ field, message }) => ({ field: field.slice(prefix.length), message }));
}

function Overview({ found }: { found: Found }) {
  const counts = Object.fromEntries(KINDS.map(([kind]) => [kind, entriesOf(found, kind).length]));
  const open = KINDS.flatMap(([kind]) => entriesOf(found, kind)).filter(
    (one) => one.problems.length,
  );
  return (
    <div className="grid gap-4">
      <p className="text-lg">
        Found {counted({ ...counts, profile: found.profile ? 1 : 0 })}. Nothing has been added yet.
      </p>
      {open.length > 0 && (
        <Notice>
          {open.length === 1
            ? "One entry lacks something and waits for you."
            : `${open.length} entries lack something and wait for you.`}
        </Notice>
      )}
    </div>
  );
}

function Group({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: React.ReactNode;
}) {
  if (!count) return null;
  return (
    <section aria-label={title}>
      <h2 className="flex items-baseline gap-3 border-b border-line pb-2 text-xl">
        {title} <span className="font-sans text-[0.875rem] font-normal text-muted">{count}</span>
      </h2>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

function NotPlaced({ unplaced }: Pick<Import, "unplaced">) {
  if (!unplaced.length) return null;
  return (
    <section aria-label="Not placed" className="grid gap-2">
      <h2 className="text-xl">What found no place</h2>
      <p className="text-[0.9375rem] text-muted">
        The record has no field for these. They are listed so that you know; your file itself is not
        kept.
      </p>
      <dl className="grid gap-1 text-[0.875rem]">
        {unplaced.map(({ path, value }) => (
          <div key={path} className="grid gap-x-4 sm:grid-cols-[14rem_1fr]">
            <dt className="font-mono text-muted break-words">{path}</dt>
            <dd className="break-words">
              {typeof value === "string" ? value : JSON.stringify(value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
