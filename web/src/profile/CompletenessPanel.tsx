import { useId, useState } from "react";
import { Loaded } from "../shared/ui/Loaded";
import { useCompleteness } from "./changes";
import { arcsOf, nameOfPart, wayTo } from "./completeness";
import { goTo, hrefOf } from "./focus";
import type { Completeness, CompletenessPart } from "./shapes";

const RADIUS = 33;
const WIDTH = 7;
const GAP = 2.5;

/** How full the record is, and the next best step; all parts below it on demand. Keeps its height while it loads. */
export function CompletenessPanel() {
  const completeness = useCompleteness();
  const [open, setOpen] = useState(false);
  const id = useId();
  const known = completeness.data;
  return (
    <>
      <section aria-label="How complete your record is" className="min-h-20">
        <Loaded query={completeness} label="Looking at how complete your record is" lines={3}>
          {(known) => (
            <div className="flex items-center gap-5">
              <Ring known={known} />
              <div className="min-w-0">
                <Next known={known} />
                <button
                  type="button"
                  aria-expanded={open}
                  aria-controls={id}
                  className="text-[0.8125rem] text-muted underline decoration-line underline-offset-[3px] hover:text-accent"
                  onClick={() => setOpen(!open)}
                >
                  {known.parts.filter((one) => one.done).length} of {known.parts.length} parts
                </button>
              </div>
            </div>
          )}
        </Loaded>
      </section>
      <ul
        id={id}
        hidden={!open || !known}
        className="arrives grid gap-x-8 gap-y-2 text-[0.9375rem] [&[hidden]]:hidden sm:grid-cols-2 lg:col-span-2 lg:grid-cols-3"
      >
        {known?.parts.map((one) => (
          <PartRow key={one.part} one={one} />
        ))}
      </ul>
    </>
  );
}

function Next({ known }: { known: Completeness }) {
  return (
    <>
      <p className="eyebrow">Next best step</p>
      {known.next_step ? (
        <p className="leading-snug">
          <PartLink part={known.next_step.part}>{known.next_step.hint}</PartLink>
        </p>
      ) : (
        <p className="leading-snug">Everything is there. Keep it true as things change.</p>
      )}
    </>
  );
}

function PartRow({ one }: { one: CompletenessPart }) {
  return (
    <li className="grid grid-cols-[1.25rem_1fr] items-baseline">
      <span aria-hidden="true" className={one.done ? "text-accent" : "text-muted"}>
        {one.done ? "✓" : "○"}
      </span>
      <span className="min-w-0">
        {one.done ? (
          nameOfPart(one.part)
        ) : (
          <PartLink part={one.part}>{nameOfPart(one.part)}</PartLink>
        )}
        <span className="sr-only">{one.done ? ", done" : ", to do"}</span>
        <span className="text-[0.8125rem] text-muted tabular-nums"> · {one.weight} %</span>
        {!one.done && <span className="block text-[0.8125rem] text-muted">{one.hint}</span>}
      </span>
    </li>
  );
}

/** Leads to the field, and puts the cursor in it. */
function PartLink({ part, children }: { part: string; children: string }) {
  const way = wayTo(part);
  return (
    <a
      href={hrefOf(way)}
      className="link"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goTo(way);
      }}
    >
      {children}
    </a>
  );
}

function Ring({ known }: { known: Completeness }) {
  const around = 2 * Math.PI * RADIUS;
  const size = 2 * RADIUS + WIDTH;
  return (
    <svg
      className="shrink-0"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`${known.percent} % complete`}
    >
      <g transform={`rotate(-90 ${size / 2} ${size / 2})`}>
        {arcsOf(known.parts, around, GAP).map(({ part, done, length, offset }) => (
          <circle
            key={part}
            cx={size / 2}
            cy={size / 2}
            r={RADIUS}
            fill="none"
            strokeWidth={WIDTH}
            strokeDasharray={`${length} ${around - length}`}
            strokeDashoffset={offset}
            className={done ? "stroke-accent" : "stroke-line"}
          >
            <title>{nameOfPart(part)}</title>
          </circle>
        ))}
      </g>
      <text
        x="50%"
        y="50%"
        dy="0.36em"
        textAnchor="middle"
        className="fill-ink font-serif text-[19px] font-semibold tabular-nums"
      >
        {known.percent}
        <tspan className="text-[12px]"> %</tspan>
      </text>
    </svg>
  );
}
