import { readableDate } from "../shared/dates";
import { useWidth } from "../shared/ui/useWidth";
import { type Drawing, drawn, type Frame } from "./progression";
import type { Progression } from "./shapes";

const SCORES = 132;
const BARS = 44;
const BETWEEN = 16;
const AXIS = 22;
const LEFT = 40;
const TOP = 8;
const RIGHT = 8;
const STEPS = [0, 50, 100];

/** Scores as points on a line, months of use as bars below them, on one axis of years. */
export function ProgressionChart({ progression }: { progression: Progression }) {
  if (progression.assessments.length || progression.years.length)
    return <Chart progression={progression} />;
  return (
    <p className="text-muted">
      No experience tells in which years you used it, and there is no score yet.
    </p>
  );
}

function Chart({ progression }: { progression: Progression }) {
  const [frame, whole] = useWidth();
  const width = whole - LEFT - RIGHT;
  const scores = progression.assessments.length ? SCORES : 0;
  const bars = progression.years.length ? BARS : 0;
  const between = scores && bars ? BETWEEN : 0;
  const parts: Frame = { width, scores, bars };
  const drawing = drawn(progression, parts, new Date().getFullYear());
  const bottom = TOP + scores + between + bars;
  return (
    <div ref={frame} className={scores ? "min-h-[13.5rem]" : "min-h-[4.5rem]"}>
      {drawing && (
        <svg
          width={whole}
          height={bottom + AXIS}
          role="img"
          aria-label={said(progression)}
          className="block"
        >
          <g transform={`translate(${LEFT} ${TOP})`}>
            {scores > 0 && <Scores drawing={drawing} width={width} height={scores} />}
            <g transform={`translate(0 ${scores + between})`}>
              <Bars drawing={drawing} width={width} height={bars} />
            </g>
            {drawing.years.map(({ year, x }) => (
              <text
                key={year}
                x={x}
                y={bottom - TOP + 16}
                className="fill-muted text-[11px] tabular-nums"
              >
                {year}
              </text>
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}

interface PartProps {
  drawing: Drawing;
  width: number;
  height: number;
}

function Scores({ drawing, width, height }: PartProps) {
  return (
    <>
      {STEPS.map((score) => {
        const y = height * (1 - score / 100);
        return (
          <g key={score}>
            <line x1={0} x2={width} y1={y} y2={y} className="stroke-line" />
            <text x={-6} y={y + 4} textAnchor="end" className="fill-muted text-[11px] tabular-nums">
              {score}
            </text>
          </g>
        );
      })}
      <polyline points={drawing.line} fill="none" strokeWidth={2} className="stroke-accent" />
      {drawing.points.map(({ id, x, y, assessment }) => (
        <circle key={id} cx={x} cy={y} r={4.5} strokeWidth={2} className="fill-paper stroke-accent">
          <title>{`${assessment.score} of 100, ${readableDate(assessment.assessed_on)}`}</title>
        </circle>
      ))}
    </>
  );
}

function Bars({ drawing, width, height }: PartProps) {
  if (!height) return null;
  return (
    <>
      <line x1={0} x2={width} y1={height} y2={height} className="stroke-line" />
      <text x={-6} y={10} textAnchor="end" className="fill-muted text-[11px]">
        12 mo.
      </text>
      {drawing.bars.map((bar) => (
        <rect
          key={bar.year}
          x={bar.x}
          y={height - bar.height}
          width={bar.width}
          height={bar.height}
          rx={2}
          className="fill-accent-soft stroke-accent"
        >
          <title>{`${bar.year}: ${bar.months} ${bar.months === 1 ? "month" : "months"}`}</title>
        </rect>
      ))}
    </>
  );
}

function said({ years, assessments }: Progression): string {
  const used = years.map(({ year, months }) => `${year}: ${months} months`).join(", ");
  const scored = assessments
    .map(({ assessed_on, score }) => `${readableDate(assessed_on)}: ${score}`)
    .join(", ");
  return [used && `Used ${used}`, scored && `Scores ${scored}`].filter(Boolean).join(". ");
}
