import type { ReactNode } from "react";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { Claim, type Showing } from "./Claim";
import { achievementsOf, wholeField } from "./evidence";
import { figureOf } from "./impact";
import { useEnrichAgain } from "./queries";

const CHIP = "rounded-full border border-line px-2.5 py-0.5 text-left text-[0.8125rem]";

/** What was found in an experience. Each finding leads to its words. */
export function Findings(showing: Showing) {
  const { enrichment } = showing.experience;
  if (enrichment.status === "failed") return <Failed {...showing} />;
  if (enrichment.status !== "done") return <BeingRead />;
  const named = new Set(enrichment.skills.map((skill) => skill.name.toLowerCase()));
  const technologies = enrichment.technologies.filter((one) => !named.has(one.name.toLowerCase()));
  const nothing = !named.size && !technologies.length && !enrichment.impacts.length;
  return (
    <div className="arrives grid gap-4 border-t border-line pt-4">
      {nothing && <p className="text-[0.875rem] text-muted">{NOTHING_FOUND}</p>}
      <Chips title="Skills" items={[...enrichment.skills, ...technologies]} {...showing} />
      <Figures {...showing} />
      <Achievements {...showing} />
    </div>
  );
}

const NOTHING_FOUND =
  "No skills or figures were found in these words. A sentence about what you did, and how much of it, helps.";

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h4 className="eyebrow">{title}</h4>
      {children}
    </section>
  );
}

type Named = { name: string; evidence: Showing["shown"] };

function Chips({ title, items, ...showing }: Showing & { title: string; items: Named[] }) {
  if (!items.length) return null;
  return (
    <Group title={title}>
      <ul className="flex flex-wrap gap-1.5">
        {items.map((item) => (
          <li key={item.name}>
            <Claim {...showing} evidence={item.evidence} className={CHIP}>
              {item.name}
            </Claim>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Figures(showing: Showing) {
  const { impacts } = showing.experience.enrichment;
  if (!impacts.length) return null;
  return (
    <Group title="In figures">
      <ul className="flex flex-wrap gap-1.5">
        {impacts.map((impact) => {
          const { figure, of } = figureOf(impact);
          const [first] = impact.evidence;
          return (
            <li key={`${first?.field}-${first?.start}-${impact.metric}`}>
              <Claim
                {...showing}
                evidence={impact.evidence}
                className="rounded-md border border-line px-2.5 py-1 text-left text-[0.8125rem] text-muted"
              >
                <strong className="font-semibold tabular-nums text-ink">{figure}</strong> {of}
              </Claim>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

/** Achievements that are whole points of the text are marked there; the others are listed. */
function Achievements(showing: Showing) {
  const { experience } = showing;
  const all = achievementsOf(experience);
  const points = all.filter((one) => wholeField(experience, one.evidence));
  const others = all.filter((one) => !points.includes(one));
  if (!all.length) return null;
  return (
    <Group title="Achievements">
      {points.length > 0 && (
        <Claim
          {...showing}
          evidence={points.flatMap((one) => one.evidence)}
          className={`${CHIP} w-fit`}
        >
          <span className="text-accent">◆</span>{" "}
          {points.length === 1 ? "One point above" : `${points.length} points above`}
        </Claim>
      )}
      <ul className="grid gap-1 empty:hidden">
        {others.map((quote) => (
          <li key={quote.text} className="min-w-0">
            <Claim
              {...showing}
              evidence={quote.evidence}
              className="block w-full truncate border-l-2 border-line pl-2.5 text-left text-[0.8125rem]"
            >
              {quote.text}
            </Claim>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function BeingRead() {
  return (
    <div role="status" className="grid gap-2 border-t border-line pt-4">
      <p className="text-[0.875rem] text-muted">Reading this for skills and figures …</p>
      <div className="flex gap-1.5" aria-hidden="true">
        <div className="skeleton h-6 w-24 rounded-full" />
        <div className="skeleton h-6 w-32 rounded-full" />
        <div className="skeleton h-6 w-20 rounded-full" />
      </div>
    </div>
  );
}

function Failed({ experience }: Showing) {
  const again = useEnrichAgain();
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <p className="text-[0.875rem]">
        This could not be read: {experience.enrichment.reason ?? "the reason is not known."}
      </p>
      <ProblemNotice problem={again.error} />
      <div>
        <Button
          look="outline"
          busy={again.isPending}
          busyText="Asking …"
          onClick={() => again.mutate(experience.id)}
        >
          Try again
        </Button>
      </div>
    </div>
  );
}
