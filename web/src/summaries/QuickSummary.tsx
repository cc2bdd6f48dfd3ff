import type { Evidence, QuickSummary as Summary } from "../shared/api/types";
import { readableYears } from "../shared/dates";
import { Skeleton } from "../shared/ui/Skeleton";

interface Props {
  summary: Summary | null | undefined;
  /** The name of the person, where the profile has it. */
  name?: string | null;
  /** What an evidence's record is called. */
  titleOf: (recordId: string) => string | undefined;
}

export function QuickSummary({ summary, name, titleOf }: Props) {
  if (!summary) return <NotReady awaited={summary === null} />;
  return (
    <section
      aria-label="In short"
      className="grid gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <div className="grid content-start gap-4">
        {name && <p className="eyebrow">{name}</p>}
        <h1 className="text-[1.875rem] sm:text-[2.375rem] sm:leading-[1.14]">{summary.headline}</h1>
        <p className="max-w-[66ch] text-[1.0625rem] leading-relaxed sm:text-lg">
          {summary.executive_summary}
        </p>
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 text-[0.875rem] text-muted">
          <Grounds evidence={summary.evidence} titleOf={titleOf} />
          {summary.stale && <p role="status">Updating, your record has changed …</p>}
        </div>
      </div>
      <Facts summary={summary} />
    </section>
  );
}

/** `awaited`: it is known that there is none yet; before that, nothing is known. */
function NotReady({ awaited }: { awaited: boolean }) {
  return (
    <section aria-label="In short" className="grid max-w-[66ch] gap-5">
      {awaited && <h1 className="text-[2rem]">Summing up what you have done …</h1>}
      <Skeleton lines={4} label="The summary follows by itself, as soon as your record is read." />
    </section>
  );
}

function Facts({ summary }: { summary: Summary }) {
  const { total_roles: roles, industries } = summary;
  return (
    <div className="grid content-start gap-5 lg:border-l lg:border-line lg:pl-8">
      <p>
        <span className="block font-serif text-[1.75rem] leading-tight font-semibold">
          {readableYears(summary.years_experience)}
        </span>
        <span className="text-[0.9375rem] text-muted">
          {[roles === 1 ? "in one role" : `in ${roles} roles`, ...industries].join(" · ")}
        </span>
      </p>
      <ul className="flex flex-wrap gap-1.5" aria-label="Key skills">
        {summary.key_skills.map((skill) => (
          <li key={skill} className="rounded-full bg-accent-soft px-2.5 py-0.5 text-[0.875rem]">
            {skill}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the sentences come from: the person's own words, each with a link to its record. */
function Grounds({ evidence, titleOf }: { evidence: Evidence[] } & Pick<Props, "titleOf">) {
  if (!evidence.length) return null;
  return (
    <details>
      <summary className="link w-fit">What this rests on</summary>
      <ul className="mt-3 grid max-w-[68ch] gap-2">
        {evidence.map((one) => (
          <li key={`${one.record_id}-${one.field}-${one.start}-${one.end}`}>
            <q className="text-ink">{one.text}</q>{" "}
            <a href={`#experience-${one.record_id}`} className="link whitespace-nowrap">
              {titleOf(one.record_id) ?? "record"}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
