/** An impact as a short figure and what it is a figure of. */

import type { Impact } from "../shared/api/types";

export interface Figure {
  figure: string;
  of: string;
}

const WAYS = { up: "↑ ", down: "↓ ", none: "" } as const;

export function figureOf(impact: Impact, locale?: string): Figure {
  const { from, to } = impact;
  const written =
    from != null && to != null
      ? `${amount(impact, from, locale)} → ${amount(impact, to, locale)}`
      : WAYS[impact.direction] + amount(impact, impact.value, locale);
  const unit =
    impact.unit && impact.kind !== "money" && impact.kind !== "percent" ? ` ${impact.unit}` : "";
  return { figure: written + unit, of: impact.metric === impact.unit ? "" : impact.metric };
}

function amount(impact: Impact, value: number, locale?: string): string {
  if (impact.kind === "percent") return `${value.toLocaleString(locale)} %`;
  if (impact.kind === "factor") return `× ${value.toLocaleString(locale)}`;
  if (impact.kind === "money" && impact.currency)
    return value.toLocaleString(locale, {
      style: "currency",
      currency: impact.currency,
      notation: value >= 1e6 ? "compact" : "standard",
      maximumFractionDigits: Number.isInteger(value) || value >= 1e6 ? 1 : 2,
      minimumFractionDigits: 0,
    });
  return value.toLocaleString(locale, { maximumFractionDigits: 2 });
}
