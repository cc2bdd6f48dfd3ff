import { useState } from "react";
import type { SkillYears } from "../shared/api/types";
import { readableDate, readableYears } from "../shared/dates";

const FIRST = 8;

/** Skills with how long they were used, and when last. */
export function SkillTable({ skills, caption }: { skills: SkillYears[]; caption: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? skills : skills.slice(0, FIRST);
  return (
    <div>
      <table className="w-full border-collapse text-[0.9375rem]">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Used for, and last</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, years, last_used: lastUsed }) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th
                scope="row"
                className="py-1.5 pr-3 text-left align-baseline font-normal wrap-anywhere"
              >
                {name}
              </th>
              <td className="py-1.5 text-right align-baseline whitespace-nowrap text-[0.8125rem] text-muted tabular-nums">
                {readableYears(years)}
                {lastUsed && ` · ${lastSaid(lastUsed)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {skills.length > FIRST && (
        <button type="button" className="link mt-2 text-[0.875rem]" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${skills.length}`}
        </button>
      )}
    </div>
  );
}

/** Used until this month is used now. */
function lastSaid(lastUsed: string): string {
  const now = new Date().toISOString();
  return now.startsWith(lastUsed) ? "now" : `until ${readableDate(lastUsed)}`;
}
