import type { Experience } from "../shared/api/types";
import { readableLength, readablePeriod } from "../shared/dates";
import { useWidth } from "../shared/ui/useWidth";
import { gapsBetween, type Period, type Placed, placeInLanes } from "./lanes";

const LANE = 44;
const BAR = 12;
const AXIS = 26;
const CHARACTER = 6.4;

/** A career as bars over the years, concurrent posts in lanes of their own. */
export function Timeline({ experiences }: { experiences: Experience[] }) {
  const [frame, width] = useWidth();
  const now = new Date().getFullYear() * 12 + new Date().getMonth() + 1;
  const placed = placeInLanes(experiences, now);
  const lanes = Math.max(...placed.map((one) => one.lane)) + 1;
  const from = Math.floor(Math.min(...placed.map((one) => one.start)) / 12) * 12;
  const to = Math.max(...placed.map((one) => one.end), from + 12);
  const scale = (month: number) => ((month - from) / (to - from)) * width;
  const height = lanes * LANE + AXIS;
  return (
    <div ref={frame}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          aria-label="Your experiences over the years"
          className="block overflow-visible"
        >
          <Years from={from} to={to} scale={scale} bottom={lanes * LANE} />
          <Gaps gaps={gapsBetween(placed)} scale={scale} bottom={lanes * LANE} />
          {placed.map((one) => (
            <Bar key={one.post.id} placed={one} room={roomOf(one, placed, to)} scale={scale} />
          ))}
        </svg>
      )}
    </div>
  );
}

type Scale = (month: number) => number;

function Bar({ placed, room, scale }: { placed: Placed<Experience>; room: number; scale: Scale }) {
  const { post, start, end, lane } = placed;
  const x = scale(start);
  const paid = post.experience_type === "work" || post.experience_type === "military";
  const label = fitted(post.title, scale(room) - x - 8);
  const period = readablePeriod(post.start_date, post.end_date, post.is_current);
  return (
    <a
      href={`#experience-${post.id}`}
      aria-label={`${post.title}, ${post.organization}, ${period}`}
    >
      <title>{`${post.title}, ${post.organization} (${period})`}</title>
      <rect
        x={x}
        y={lane * LANE}
        width={Math.max(4, scale(room) - x)}
        height={LANE - 4}
        fill="transparent"
      />
      <rect
        x={x}
        y={lane * LANE + 2}
        width={Math.max(4, scale(end) - x - 2)}
        height={BAR}
        rx={3}
        className={paid ? "fill-accent" : "fill-accent-soft stroke-accent"}
      />
      <text
        x={x}
        y={lane * LANE + BAR + 17}
        className="fill-ink stroke-paper text-[12px] [paint-order:stroke]"
        strokeWidth={5}
      >
        {label}
      </text>
    </a>
  );
}

function Years({
  from,
  to,
  scale,
  bottom,
}: {
  from: number;
  to: number;
  scale: Scale;
  bottom: number;
}) {
  const years = (to - from) / 12;
  const room = (scale(to) - scale(from)) / years;
  const step = [1, 2, 5, 10].find((count) => count * room > 52) ?? 20;
  const shown = [];
  for (let year = Math.ceil(from / 12 / step) * step; year * 12 < to - 3; year += step)
    shown.push(year);
  return shown.map((year) => (
    <g key={year}>
      <line
        x1={scale(year * 12)}
        x2={scale(year * 12)}
        y1={0}
        y2={bottom}
        className="stroke-line"
      />
      <text x={scale(year * 12)} y={bottom + 18} className="fill-muted text-[11px] tabular-nums">
        {year}
      </text>
    </g>
  ));
}

function Gaps({ gaps, scale, bottom }: { gaps: Period[]; scale: Scale; bottom: number }) {
  return gaps.map(({ start, end }) => (
    <g key={start}>
      <title>{`${readableLength(end - start)} between two posts`}</title>
      <rect
        x={scale(start)}
        y={0}
        width={scale(end) - scale(start)}
        height={bottom}
        fill="transparent"
      />
      <line
        x1={scale(start) + 1}
        x2={scale(end) - 3}
        y1={2 + BAR / 2}
        y2={2 + BAR / 2}
        className="stroke-muted"
        strokeDasharray="2 4"
      />
      <text
        x={(scale(start) + scale(end)) / 2}
        y={BAR - 1}
        textAnchor="middle"
        strokeWidth={6}
        className="fill-muted stroke-paper text-[11px] [paint-order:stroke]"
      >
        {fitted(readableLength(end - start), scale(end) - scale(start) - 8)}
      </text>
    </g>
  ));
}

/** A label may run on until the next bar of its lane. */
function roomOf(one: Placed<Experience>, all: Placed<Experience>[], to: number): number {
  const next = all.filter(({ lane, start }) => lane === one.lane && start > one.start);
  return Math.min(to, ...next.map(({ start }) => start));
}

function fitted(text: string, pixels: number): string {
  const letters = Array.from(text);
  const most = Math.floor(pixels / CHARACTER);
  if (letters.length <= most) return text;
  return most < 4
    ? ""
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
