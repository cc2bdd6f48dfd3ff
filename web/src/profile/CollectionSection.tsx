import { type ReactNode, useState } from "react";
import { Section } from "../account/Section";
import { safeHref } from "../shared/links";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { useFocusBack } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { useDeleteEntry, useEntries } from "./changes";
import type { Collection } from "./collections";
import { EntryForm } from "./EntryForm";
import { ProjectForm } from "./ProjectForm";
import { ProjectNames } from "./ProjectNames";
import type { Entry, Project } from "./shapes";

/** One collection: its entries, and how one is added, changed and removed. */
export function CollectionSection({ collection }: { collection: Collection }) {
  const entries = useEntries(collection.name);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const add = useFocusBack(adding);
  const done = (entry?: Entry) => {
    setAdding(false);
    if (entry) setSaid(`${collection.read(entry).title} was added.`);
  };
  return (
    <Section title={collection.title}>
      <Loaded query={entries} label={`Opening ${collection.title.toLowerCase()}`} lines={2}>
        {(list) => (
          <>
            {list.length === 0 && !adding && <p className="text-muted">{collection.empty}</p>}
            {list.length > 0 && (
              <ul className="-my-3 divide-y divide-line">
                {list.map((entry) => (
                  <EntryRow key={entry.id} collection={collection} entry={entry} say={setSaid} />
                ))}
              </ul>
            )}
            {adding ? (
              <FormOf collection={collection} onDone={done} />
            ) : (
              <div>
                <Button
                  ref={add}
                  look="outline"
                  name={`add-${collection.name}`}
                  onClick={() => setAdding(true)}
                >
                  Add {collection.one}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Section>
  );
}

interface FormProps {
  collection: Collection;
  saved?: Entry;
  onDone: (entry?: Entry) => void;
}

function FormOf(props: FormProps) {
  if (props.collection.name !== "projects") return <EntryForm {...props} />;
  return <ProjectForm {...props} saved={props.saved as Project | undefined} />;
}

interface RowProps {
  collection: Collection;
  entry: Entry;
  say: (words: string) => void;
}

function EntryRow({ collection, entry, say }: RowProps) {
  const [doing, setDoing] = useState<"editing" | "removing" | null>(null);
  const removal = useDeleteEntry(collection.name);
  const edit = useFocusBack(doing === "editing");
  const { title } = collection.read(entry);
  const done = (changed?: Entry) => {
    setDoing(null);
    if (changed) say(`${collection.read(changed).title} was saved.`);
  };
  if (doing === "editing")
    return (
      <li className="py-3">
        <FormOf collection={collection} saved={entry} onDone={done} />
      </li>
    );
  return (
    <li id={`${collection.kind}-${entry.id}`} className="grid gap-2 py-3">
      <Words collection={collection} entry={entry}>
        <Button ref={edit} look="quiet" onClick={() => setDoing("editing")}>
          Edit<span className="sr-only"> {title}</span>
        </Button>
        <Button look="quiet" onClick={() => setDoing("removing")}>
          Delete<span className="sr-only"> {title}</span>
        </Button>
      </Words>
      {collection.name === "projects" && <ProjectNames project={entry as Project} />}
      {doing === "removing" && (
        <AskFirst
          title={`Delete ${title}?`}
          yes="Delete"
          busyText="Deleting …"
          busy={removal.isPending}
          problem={removal.error}
          onYes={() => removal.mutate(entry, { onSuccess: () => say(`${title} was deleted.`) })}
          onNo={() => setDoing(null)}
        >
          <p>It leaves your record and everything that is made from it. This cannot be undone.</p>
        </AskFirst>
      )}
    </li>
  );
}

interface WordsProps {
  collection: Collection;
  entry: Entry;
  children: ReactNode;
}

function Words({ collection, entry, children }: WordsProps) {
  const { title, href, beside, when, text } = collection.read(entry);
  const link = safeHref(href);
  return (
    <div className="grid gap-x-6 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0 break-words">
        <p>
          <bdi className="font-medium">
            {link ? (
              <a href={link} className="link" rel="noreferrer noopener">
                {title}
              </a>
            ) : (
              title
            )}
          </bdi>
          {beside && (
            <span className="text-muted">
              {" "}
              · <bdi>{beside}</bdi>
            </span>
          )}
        </p>
        {when && <p className="text-[0.875rem] text-muted tabular-nums">{when}</p>}
        {text && (
          <p
            dir="auto"
            className="mt-1 line-clamp-4 max-w-[65ch] text-[0.9375rem] whitespace-pre-line text-muted"
          >
            {text}
          </p>
        )}
      </div>
      <div className="-ml-1.5 flex items-start gap-1 sm:ml-0">{children}</div>
    </div>
  );
}
