import { useId, useState } from "react";
import { Loaded } from "../shared/ui/Loaded";

const MANY = 8;

interface Props<One extends { id: string }> {
  legend: string;
  /** What is said where there is nothing to choose. */
  empty: string;
  query: { data: One[] | undefined; error: unknown; refetch: () => Promise<unknown> };
  nameOf: (one: One) => string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Some of the things of the record, chosen by ticking; many can be narrowed by typing. */
export function PickSome<One extends { id: string }>(props: Props<One>) {
  const { legend, empty, query, nameOf, chosen, onChange } = props;
  const [words, setWords] = useState("");
  const filter = useId();
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="label mb-1.5">
        {legend} (optional){chosen.length > 0 && `: ${chosen.length} chosen`}
      </legend>
      <Loaded query={query} label={`Looking for ${legend.toLowerCase()}`} lines={2}>
        {(all) => (
          <>
            {all.length === 0 && <p className="text-[0.9375rem] text-muted">{empty}</p>}
            {all.length > MANY && (
              <input
                id={filter}
                type="search"
                className="input py-1.5 text-[0.9375rem]"
                placeholder="Narrow the list"
                aria-label={`Narrow the list: ${legend}`}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
            {all.length > 0 && (
              <ul className="grid max-h-44 content-start gap-1 overflow-y-auto">
                {matching(all, nameOf, words, chosen).map((one) => (
                  <li key={one.id}>
                    <label className="flex items-baseline gap-2.5 text-[0.9375rem]">
                      <input
                        type="checkbox"
                        className="accent-accent"
                        checked={chosen.includes(one.id)}
                        onChange={(event) => toggle(one.id, event.target.checked)}
                      />
                      <span className="min-w-0 break-words">{nameOf(one)}</span>
                    </label>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </fieldset>
  );
}

/** What holds these words; what is chosen is always among it. */
function matching<One extends { id: string }>(
  all: One[],
  nameOf: (one: One) => string,
  words: string,
  chosen: string[],
): One[] {
  const sought = words.trim().toLocaleLowerCase();
  return all.filter(
    (one) => chosen.includes(one.id) || nameOf(one).toLocaleLowerCase().includes(sought),
  );
}
