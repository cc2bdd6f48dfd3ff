import type { ReactNode } from "react";
import type { ProfileSummary as Summary } from "../shared/api/types";
import { readableDate, readablePeriod, readableYears } from "../shared/dates";
import { Skeleton } from "../shared/ui/Skeleton";
import { SkillTable } from "./SkillTable";

export function ProfileSummary({ summary }: { summary: Summary | null | undefined }) {
  if (!summary) return <Skeleton lines={8} label="The overview follows by itself." />;
  return (
    <div className="grid gap-9">
      <Part title="Industries" hide={!summary.industries.length}>
        <Industries summary={summary} />
      </Part>
      <Part title="Core strengths" hide={!summary.core_strengths.length}>
        <p>{summary.core_strengths.join(", ")}</p>
      </Part>
      <Part title="Skills" hide={!summary.technical_skills.length}>
        <SkillTable skills={summary.technical_skills} caption="Technical skills" />
      </Part>
      <Part title="With people" hide={!summary.soft_skills.length}>
        <SkillTable skills={summary.soft_skills} caption="Soft skills" />
      </Part>
      <Part title="Leadership" hide={!summary.leadership}>
        <Leadership summary={summary} />
      </Part>
      <Part title="Key achievements" hide={!summary.key_achievements.length}>
        <Achievements summary={summary} />
      </Part>
      <Part title="Progression" hide={!summary.career_progression.length}>
        <Progression summary={summary} />
      </Part>
    </div>
  );
}

function Part({ title, hide, children }: { title: string; hide: boolean; children: ReactNode }) {
  if (hide) return null;
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="eyebrow font-sans">{title}</h2>
      {children}
    </section>
  );
}

/** A full bar is the whole career. */
function Industries({ summary }: { summary: Summary }) {
  const { industries, total_years_experience: total } = summary;
  const most = Math.max(total, ...industries.map(({ years }) => years), 1);
  return (
    <ul className="grid gap-3">
      {industries.map(({ name, years }) => (
        <li key={name} className="grid gap-1">
          <span className="flex justify-between gap-3 text-[0.9375rem]">
            {name} <span className="text-muted">{readableYears(years)}</span>
          </span>
          <svg
            viewBox="0 0 100 3"
            preserveAspectRatio="none"
            className="h-1.5 w-full"
            aria-hidden="true"
          >
            <rect width="100" height="3" className="fill-line" />
            <rect width={(years / most) * 100} height="3" className="fill-accent" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

function Leadership({ summary }: { summary: Summary }) {
  const led = summary.leadership;
  if (!led) return null;
  const budget = led.budget != null ? Number(led.budget) : null;
  const facts = [
    ["Leading", led.years ? readableYears(led.years) : null],
    ["Largest team", led.largest_team ? `${led.largest_team} people` : null],
    ["Budget", budget ? money(budget, led.currency) : null],
  ];
  return (
    <dl className="grid gap-1.5 text-[0.9375rem]">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="flex justify-between gap-3">
              <dt className="text-muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function money(value: number, currency?: string | null): string {
  const style = currency ? ({ style: "currency", currency } as const) : {};
  return value.toLocaleString(undefined, { ...style, maximumFractionDigits: 0 });
}

function Achievements({ summary }: { summary: Summary }) {
  return (
    <ul className="grid gap-3 text-[0.9375rem] leading-snug">
      {summary.key_achievements.map(({ text, sources }) => (
        <li key={text} className="border-l-2 border-accent pl-3">
          <a href={`#experience-${sources[0]}`} className="hover:text-accent hover:underline">
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Progression({ summary }: { summary: Summary }) {
  return (
    <ol className="grid gap-3 text-[0.9375rem] leading-snug">
      {summary.career_progression.toReversed().map((step) => (
        <li key={`${step.from}-${step.title}`}>
          {step.title}
          <span className="block text-[0.8125rem] text-muted">
            {step.to ? readablePeriod(step.from, step.to) : `since ${readableDate(step.from)}`}
            {step.level && ` · ${step.level} level`}
          </span>
        </li>
      ))}
    </ol>
  );
}
