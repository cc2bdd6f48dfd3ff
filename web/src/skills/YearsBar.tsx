import { type Axis, placeOn, type Span } from "./spans";

const HEIGHT = 16;
const BAR = 8;

/** The stretches of time as bars: full where experiences say so, hollow where they are reckoned. */
export function YearsBar({ axis, spans }: { axis: Axis; spans: Span[] }) {
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-label={spansSaid(spans)} className="block">
      {axis.ticks.map((year) => (
        <line
          key={year}
          x1={`${placeOn(axis, year * 12)}%`}
          x2={`${placeOn(axis, year * 12)}%`}
          y1="0"
          y2={HEIGHT}
          className="stroke-line"
        />
      ))}
      {spans.map(({ start, end, known }) => (
        <rect
          key={start}
          x={`${placeOn(axis, start)}%`}
          width={`${Math.max(1, placeOn(axis, end) - placeOn(axis, start))}%`}
          y={(HEIGHT - BAR) / 2}
          height={BAR}
          rx="2"
          className={known ? "fill-accent" : "fill-accent-soft stroke-accent"}
        />
      ))}
    </svg>
  );
}

function spansSaid(spans: Span[]): string {
  if (!spans.length) return "No years are known";
  const year = (month: number) => Math.floor(month / 12);
  const said = spans.map(({ start, end }) => `${year(start)} to ${year(end - 0.01)}`);
  return `Used ${said.join(", ")}${spans.every(({ known }) => !known) ? ", reckoned" : ""}`;
}
