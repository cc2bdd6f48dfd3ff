import { type FormEvent, useState } from "react";
import { Mark } from "../account/Section";
import { Button } from "../shared/ui/Button";
import { TextField } from "../shared/ui/Field";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { CATEGORY_NAMES } from "./grouping";
import { changes, useSkillSave, useSuggestions } from "./queries";
import type { Skill, Suggested, Suggestions } from "./shapes";

/** What a role usually asks for. Never mixed with what the record shows. */
export function SuggestionsPanel({ known }: { known: Skill[] | undefined }) {
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState("");
  const suggestions = useSuggestions(role);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setRole(typed.trim());
  };
  return (
    <section
      aria-labelledby="suggestions"
      className="grid gap-4 rounded-xl border border-dashed border-muted p-5"
    >
      <div>
        <h2 id="suggestions" className="text-xl">
          Suggestions for a role
        </h2>
        <p className="mt-1 max-w-[60ch] text-[0.9375rem] text-muted">
          What a role usually asks for. Nothing of this is in your record until you add it; add only
          what you can do.
        </p>
      </div>
      <form onSubmit={ask} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56 sm:max-w-sm">
          <TextField
            label="Role"
            placeholder="Such as ward nurse or roofer"
            value={typed}
            maxLength={200}
            onChange={setTyped}
          />
        </div>
        <Button type="submit" look="outline" className="min-h-[2.625rem]" disabled={!typed.trim()}>
          Suggest skills
        </Button>
      </form>
      {role && (
        <Loaded query={suggestions} label="Looking for suggestions" lines={3}>
          {(found) => <Found found={found} known={known ?? []} />}
        </Loaded>
      )}
    </section>
  );
}

function Found({ found, known }: { found: Suggestions; known: Skill[] }) {
  const [added, setAdded] = useState("");
  const names = new Set(known.map(({ name }) => name.toLocaleLowerCase()));
  const missing = found.data.filter(({ name }) => !names.has(name.toLocaleLowerCase()));
  if (!found.data.length)
    return (
      <p role="status" className="text-muted">
        There is nothing for “{found.role}”. Try a more common name of the role.
      </p>
    );
  return (
    <div className="grid gap-3">
      <p role="status" className="text-[0.9375rem] text-muted">
        {found.occupation ? `For ${found.occupation.name}` : `For “${found.role}”`}
        {missing.length ? ":" : ": you have all of them."}
        {added && <span className="sr-only"> {added} was added.</span>}
      </p>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {missing.map((one) => (
          <SuggestedRow key={one.name} one={one} onAdded={() => setAdded(one.name)} />
        ))}
      </ul>
    </div>
  );
}

function SuggestedRow({ one, onAdded }: { one: Suggested; onAdded: () => void }) {
  const adding = useSkillSave(changes.add);
  const add = () =>
    adding.mutate(
      { name: one.name, catalogue_id: one.catalogue_id, category: one.category },
      { onSuccess: onAdded },
    );
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-3 py-1.5">
      <span className="min-w-0 break-words">
        {one.name} <Mark>suggested</Mark>
        <span className="block text-[0.8125rem] text-muted">{CATEGORY_NAMES[one.category]}</span>
      </span>
      <Button look="quiet" busy={adding.isPending} busyText="Adding …" onClick={add}>
        Add<span className="sr-only"> {one.name}</span>
      </Button>
      <ProblemNotice problem={adding.error} />
    </li>
  );
}
