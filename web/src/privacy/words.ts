/** Figures about one's data as people say them. */

const SIZES = [
  ["GB", 1_000_000_000],
  ["MB", 1_000_000],
  ["kB", 1_000],
] as const;

/** "3.4 MB", "12 kB". */
export function readableSize(bytes: number): string {
  const [unit, factor] = SIZES.find(([, least]) => bytes >= least) ?? ["bytes", 1];
  const number = bytes / factor;
  return `${number.toLocaleString(undefined, { maximumFractionDigits: number < 10 ? 1 : 0 })} ${unit}`;
}

/** "7 years", "2 years", "30 days", "1 day": whole years where days make them. */
export function readableDays(days: number): string {
  const years = Math.round(days / 365.25);
  const said = years >= 1 && Math.abs(days - years * 365.25) < 3 ? [years, "year"] : [days, "day"];
  return `${said[0]} ${said[1]}${said[0] === 1 ? "" : "s"}`;
}

const COUNTED: Record<string, string> = {
  keys: "keys destroyed",
  records: "items of the record",
  file_versions: "versions of files",
  account_rows: "rows of the account",
  due: "reminders of the calendar",
  questions: "questions to others",
};

/** What was removed, what matters first; what nobody here has a word for is left as it is called. */
export function countsInWords(counts: Record<string, number>): [string, number][] {
  const known = Object.keys(COUNTED);
  return Object.entries(counts)
    .sort(([one], [other]) => known.indexOf(one) - known.indexOf(other))
    .map(([name, count]) => [COUNTED[name] ?? name.replaceAll("_", " "), count]);
}

interface Making {
  status: string;
  progress: { done: number; total: number; step: string };
}

/** Which step a copy is at: "Your resumes (4 of 6)". */
export function stepSaid({ status, progress: { done, total, step } }: Making): string {
  if (status === "pending" || !step) return "It begins in a moment.";
  return `${step} (${Math.min(done + 1, total)} of ${total})`;
}
