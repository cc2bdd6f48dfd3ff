import { useState } from "react";
import type { SearchFacets } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { FACETS, facetName } from "./names";
import { type Facet, hasFilters, isChosen, toggled, type Wanted, withoutFilters } from "./wanted";

const FEW = 6;

interface Props {
  facets: SearchFacets;
  wanted: Wanted;
  go: (wanted: Wanted) => void;
}

/** What the results can be narrowed by: beside them where there is room, else folded above. */
export function Facets(props: Props) {
  const { wanted, go } = props;
  return (
    <aside aria-label="Filters" className="min-w-0">
      <details className="group lg:hidden" open={hasFilters(wanted)}>
        <summary className="rounded-md border border-line bg-surface px-3 py-2 text-[0.9375rem]">
          Filters
        </summary>
        <div className="pt-4">
          <Groups {...props} />
        </div>
      </details>
      <div className="hidden lg:block">
        <Groups {...props} />
      </div>
      {hasFilters(wanted) && (
        <Button look="quiet" className="mt-4" onClick={() => go(withoutFilters(wanted))}>
          Clear filters
        </Button>
      )}
    </aside>
  );
}

function Groups(props: Props) {
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-1">
      {FACETS.map(([facet, title]) => (
        <Group key={facet} {...props} facet={facet} title={title} />
      ))}
    </div>
  );
}

function Group({ facets, wanted, go, facet, title }: Props & { facet: Facet; title: string }) {
  const [whole, show] = useState(false);
  const values = withChosen(facets, wanted, facet);
  if (!values.length) return null;
  const shown = whole ? values : values.slice(0, FEW);
  return (
    <fieldset className="min-w-0">
      <legend className="eyebrow mb-2">{title}</legend>
      <ul className="grid gap-0.5">
        {shown.map(({ value, count }) => (
          <li key={value}>
            <Toggle
              name={facetName(facet, value)}
              count={count}
              chosen={isChosen(wanted, facet, value)}
              onClick={() => go(toggled(wanted, facet, value))}
            />
          </li>
        ))}
      </ul>
      {values.length > FEW && (
        <Button look="quiet" className="mt-1 text-[0.875rem]" onClick={() => show(!whole)}>
          {whole ? "Fewer" : `${values.length - FEW} more`}
          <span className="sr-only"> of {title}</span>
        </Button>
      )}
    </fieldset>
  );
}

interface ToggleProps {
  name: string;
  count: number;
  chosen: boolean;
  onClick: () => void;
}

function Toggle({ name, count, chosen, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onClick}
      className={`flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1 text-left text-[0.9375rem] ${chosen ? "bg-accent text-on-accent" : "hover:bg-accent-soft"}`}
    >
      <span className="min-w-0 break-words">{name}</span>
      <span className={`text-[0.8125rem] tabular-nums ${chosen ? "" : "text-muted"}`}>{count}</span>
    </button>
  );
}

/** A chosen value stays in sight, where it can be left again, even if nothing has it any more. */
function withChosen(facets: SearchFacets, wanted: Wanted, facet: Facet) {
  const chosen = facet === "year" ? [wanted.year].filter(Boolean) : wanted[facet];
  const counted = facets[facet];
  const missing = chosen.filter((value) => !counted.some((one) => one.value === value));
  const first = counted.filter((one) => isChosen(wanted, facet, one.value));
  const rest = counted.filter((one) => !isChosen(wanted, facet, one.value));
  return [...first, ...missing.map((value) => ({ value, count: 0 })), ...rest];
}
