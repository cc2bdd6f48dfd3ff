/** Dates as people give them: YYYY, YYYY-MM or YYYY-MM-DD, never filled up. */

export const NOT_A_DATE = "Write a date as 2019, 2019-03 or 2019-03-15.";
export const DATE_HINT = "A year, a month or a day: 2019, 2019-03, 2019-03-15.";

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

interface Parts {
  year: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
}

/** The parts of a date, or null where it is none (2023-02-30 is none). */
export function parseDate(text: string): Parts | null {
  const found = FORM.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : undefined));
  if (year === undefined || year < 1900 || (month !== undefined && (month < 1 || month > 12)))
    return null;
  if (day !== undefined && month !== undefined && (day < 1 || day > daysIn(year, month)))
    return null;
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "2019", "Mar 2019", "4 Mar 2019" in the reader's language. What is no date stays as written. */
export function readableDate(text: string, locale?: string): string {
  const parts = parseDate(text);
  if (!parts) return text;
  if (!parts.month) return String(parts.year);
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day ?? 1));
  const day = parts.day ? ({ day: "numeric" } as const) : {};
  return date.toLocaleDateString(locale, {
    ...day,
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

export function readablePeriod(
  start?: string | null,
  end?: string | null,
  current = false,
): string {
  const from = start ? readableDate(start) : "";
  const to = current ? "now" : end ? readableDate(end) : "";
  if (from && to) return from === to ? from : `${from} – ${to}`;
  return from || to;
}

/** The first day of a start as months since year 0, fractions for days. Null where it is no date. */
export function startInMonths(text: string): number | null {
  const parts = parseDate(text);
  if (!parts) return null;
  const month = (parts.month ?? 1) - 1;
  return parts.year * 12 + month + ((parts.day ?? 1) - 1) / daysIn(parts.year, month + 1);
}

/** The moment after the last day of an end, likewise. */
export function endInMonths(text: string): number | null {
  const parts = parseDate(text);
  if (!parts) return null;
  const month = (parts.month ?? 12) - 1;
  const days = daysIn(parts.year, month + 1);
  return parts.year * 12 + month + (parts.day ?? days) / days;
}

/** "7 months", "1 year", "2 yr 3 mo": a length in months, rounded. */
export function readableLength(months: number): string {
  const whole = Math.max(1, Math.round(months));
  const years = Math.floor(whole / 12);
  const rest = whole % 12;
  if (!years) return whole === 1 ? "1 month" : `${whole} months`;
  if (!rest) return years === 1 ? "1 year" : `${years} years`;
  return `${years} yr ${rest} mo`;
}

/** A number of years as said: "12.1" -> "12 years", below two with its half: "1.5 years". */
export function readableYears(years: number): string {
  if (years < 1) return "under a year";
  const shown = years < 3 ? Math.round(years * 2) / 2 : Math.round(years);
  return `${shown} ${shown === 1 ? "year" : "years"}`;
}
