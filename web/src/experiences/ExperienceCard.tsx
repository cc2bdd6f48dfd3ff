import { useState } from "react";
import type { Evidence, Experience } from "../shared/api/types";
import type { Span } from "../shared/codePoints";
import { readablePeriod } from "../shared/dates";
import { Link } from "../shared/routing";
import { DeleteExperience } from "./DeleteExperience";
import { achievementsOf, spansIn, wholeField } from "./evidence";
import { Findings } from "./Findings";
import { HighlightedText } from "./HighlightedText";
import { TYPE_NAMES } from "./names";

const LONG = 700;

interface Props {
  experience: Experience;
  /** Words to mark from the start, as a search found them. */
  matches?: Array<Span & { field: string }>;
}

export function ExperienceCard({ experience, matches = [] }: Props) {
  const [shown, show] = useState<Evidence[]>([]);
  const spans = (field: string) => spansIn(field, shown.length ? shown : matches);
  const achieved = new Set(
    achievementsOf(experience).map((one) => wholeField(experience, one.evidence)),
  );
  return (
    <article
      id={`experience-${experience.id}`}
      className="grid gap-4 rounded-xl border border-line bg-surface p-5 sm:p-6"
      aria-labelledby={`title-${experience.id}`}
    >
      <Heading experience={experience} spans={spans} />
      <Description text={experience.description} spans={spans("description")} />
      <Bullets
        items={experience.responsibilities}
        field="responsibilities"
        spans={spans}
        achieved={achieved}
      />
      <Bullets
        items={experience.achievements}
        field="achievements"
        spans={spans}
        achieved={achieved}
      />
      {experience.technologies.length > 0 && (
        <p className="text-[0.875rem] text-muted">
          Worked with{" "}
          {experience.technologies.map((name, at) => (
            <span key={name}>
              {at > 0 && ", "}
              <HighlightedText text={name} spans={spans(`technologies[${at}]`)} />
            </span>
          ))}
        </p>
      )}
      <Findings experience={experience} shown={shown} show={show} />
    </article>
  );
}

type SpansOf = (field: string) => Span[];

function Heading({ experience, spans }: { experience: Experience; spans: SpansOf }) {
  const { title, organization, location, experience_type: type } = experience;
  return (
    <header className="grid gap-x-6 gap-y-1 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h3 id={`title-${experience.id}`} className="text-xl break-words">
          <HighlightedText text={title} spans={spans("title")} />
        </h3>
        <p className="text-[0.9375rem]">
          <HighlightedText text={organization} spans={spans("organization")} />
          {location && (
            <span className="text-muted">
              {" · "}
              <HighlightedText text={location} spans={spans("location")} />
            </span>
          )}
          {type !== "work" && <span className="text-muted"> · {TYPE_NAMES[type]}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3 sm:grid sm:content-start sm:justify-items-end">
        <p className="text-[0.875rem] tabular-nums text-muted">
          {readablePeriod(experience.start_date, experience.end_date, experience.is_current)}
        </p>
        <p className="flex gap-2 text-[0.875rem]">
          <Link href={`/experiences/${experience.id}/edit`} className="link">
            Edit<span className="sr-only"> {title}</span>
          </Link>
          <DeleteExperience experience={experience} />
        </p>
      </div>
    </header>
  );
}

function Description({ text, spans }: { text: string; spans: Span[] }) {
  const [opened, setOpened] = useState(false);
  const isLong = text.length > LONG;
  if (!text) return null;
  const open = opened || spans.length > 0;
  return (
    <div>
      <p className={`break-words whitespace-pre-line ${isLong && !open ? "line-clamp-6" : ""}`}>
        <HighlightedText text={text} spans={spans} />
      </p>
      {isLong && (
        <button type="button" className="link text-[0.875rem]" onClick={() => setOpened(!opened)}>
          {open ? "Show less" : "Show all"}
        </button>
      )}
    </div>
  );
}

interface BulletsProps {
  items: string[];
  field: string;
  spans: SpansOf;
  /** Addresses of the points that are achievements. */
  achieved: Set<string | null>;
}

function Bullets({ items, field, spans, achieved }: BulletsProps) {
  if (!items.length) return null;
  const addressed = items.map((text, at) => ({ text, address: `${field}[${at}]` }));
  return (
    <ul className="grid gap-1">
      {addressed.map(({ text, address }) => (
        <li key={address} className="grid grid-cols-[1.25rem_1fr]">
          {achieved.has(address) ? (
            <span className="text-[0.75rem] leading-[1.6rem] text-accent" title="Achievement">
              ◆<span className="sr-only">Achievement: </span>
            </span>
          ) : (
            <span className="text-muted" aria-hidden="true">
              •
            </span>
          )}
          <span className="min-w-0 break-words">
            <HighlightedText text={text} spans={spans(address)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
