import { useState } from "react";
import { readableDate, readableYears } from "../shared/dates";
import { Link } from "../shared/routing";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { type Group, PROFICIENCY_NAMES } from "./grouping";
import { changes, useSkillChange } from "./queries";
import { Star } from "./Star";
import type { Skill } from "./shapes";
import { type Axis, placeOn, type Span } from "./spans";
import { YearsBar } from "./YearsBar";

interface Props {
  group: Group;
  axis: Axis | null;
  spansOf: (skill: Skill) => Span[];
  onRemoved: (skill: Skill) => void;
}

const COLUMNS =
  "grid grid-cols-[1.75rem_1fr_auto] gap-x-3 md:grid-cols-[1.75rem_14rem_1fr_11rem_4rem]";

/** The skills of one category, with the years in which each was used on one axis. */
export function SkillGroup({ group, axis, spansOf, onRemoved }: Props) {
  const id = `skills-${group.category}`;
  return (
    <section aria-labelledby={id}>
      <div className={`${COLUMNS} items-end border-b border-line pb-2`}>
        <h2 id={id} className="col-span-3 text-xl md:col-span-2">
          {group.name}
        </h2>
        <div className="col-span-2 col-start-2 md:col-span-1 md:col-start-auto">
          {axis && <Years axis={axis} />}
        </div>
      </div>
      <ul className="divide-y divide-line">
        {group.skills.map((skill) => (
          <SkillRow
            key={skill.id}
            skill={skill}
            axis={axis}
            spans={spansOf(skill)}
            onRemoved={onRemoved}
          />
        ))}
      </ul>
    </section>
  );
}

function Years({ axis }: { axis: Axis }) {
  return (
    <svg width="100%" height="14" aria-hidden="true" className="block overflow-visible">
      {axis.ticks.map((year) => (
        <text
          key={year}
          x={`${placeOn(axis, year * 12)}%`}
          y="11"
          className="fill-muted text-[11px] tabular-nums"
        >
          {year}
        </text>
      ))}
    </svg>
  );
}

interface RowProps {
  skill: Skill;
  axis: Axis | null;
  spans: Span[];
  onRemoved: (skill: Skill) => void;
}

function SkillRow({ skill, axis, spans, onRemoved }: RowProps) {
  return (
    <li className={`${COLUMNS} items-center py-2`}>
      <Star skill={skill} />
      <div className="min-w-0 break-words">
        <Link
          href={`/skills/${encodeURIComponent(skill.id)}`}
          className="font-medium hover:text-accent hover:underline"
        >
          <bdi>{skill.name}</bdi>
        </Link>
        <Beside skill={skill} />
      </div>
      <div className="order-last col-span-2 col-start-2 min-w-0 md:order-none md:col-span-1 md:col-start-auto">
        {axis && <YearsBar axis={axis} spans={spans} />}
      </div>
      <p className="order-last col-span-2 col-start-2 text-[0.8125rem] text-muted tabular-nums md:order-none md:col-span-1 md:col-start-auto">
        {usedSaid(skill)}
      </p>
      <Remove skill={skill} onRemoved={onRemoved} />
    </li>
  );
}

/** How well, and what others say. */
function Beside({ skill }: { skill: Skill }) {
  const words = [
    skill.proficiency && PROFICIENCY_NAMES[skill.proficiency],
    skill.verified && "verified",
    skill.endorsements > 0 &&
      `${skill.endorsements} ${skill.endorsements === 1 ? "endorsement" : "endorsements"}`,
    skill.source === "own" && skill.sources.length === 0 && "added by you",
  ].filter(Boolean);
  if (!words.length) return null;
  return <p className="text-[0.8125rem] leading-snug text-muted">{words.join(" · ")}</p>;
}

/** "5 years · now", "2 years · until Mar 2019". */
export function usedSaid({ years, last_used }: Pick<Skill, "years" | "last_used">): string {
  const now = new Date().toISOString();
  const last =
    last_used && (now.startsWith(last_used) ? "now" : `until ${readableDate(last_used)}`);
  return [years ? readableYears(years) : null, last].filter(Boolean).join(" · ");
}

function Remove({ skill, onRemoved }: { skill: Skill; onRemoved: (skill: Skill) => void }) {
  const [asking, setAsking] = useState(false);
  const removal = useSkillChange(changes.remove);
  const hides = skill.sources.length > 0;
  const remove = () => removal.mutate(skill, { onSuccess: () => onRemoved(skill) });
  return (
    <div className="col-start-3 row-start-1 justify-self-end md:col-start-auto md:row-start-auto">
      <Button
        look="quiet"
        busy={removal.isPending}
        busyText="…"
        onClick={hides ? remove : () => setAsking(true)}
      >
        {hides ? "Hide" : "Delete"}
        <span className="sr-only"> {skill.name}</span>
      </Button>
      {!asking && <ProblemNotice problem={removal.error} />}
      {asking && (
        <AskFirst
          title={`Delete ${skill.name}?`}
          yes="Delete"
          busyText="Deleting …"
          busy={removal.isPending}
          problem={removal.error}
          onYes={remove}
          onNo={() => setAsking(false)}
        >
          <p>With it go its assessments and what others said about it. This cannot be undone.</p>
        </AskFirst>
      )}
    </div>
  );
}
