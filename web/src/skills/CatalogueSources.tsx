import { useState } from "react";
import { safeHref } from "../shared/links";
import { Loaded } from "../shared/ui/Loaded";
import { useCatalogueSources } from "./queries";
import type { CatalogueSource } from "./shapes";
import { creditOf } from "./sources";

/** Whose catalogues the names of skills come from, as each of them asks to be credited. */
export function CatalogueSources() {
  const [open, setOpen] = useState(false);
  const sources = useCatalogueSources({ wanted: open });
  return (
    <details
      className="text-[0.875rem] text-muted"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit cursor-pointer py-1">Where names of skills come from</summary>
      {open && (
        <Loaded query={sources} label="Reading the sources" lines={2}>
          {({ data }) => <Credits sources={data} />}
        </Loaded>
      )}
    </details>
  );
}

function Credits({ sources }: { sources: CatalogueSource[] }) {
  if (!sources.length) return <p className="mt-2">No source is named.</p>;
  return (
    <ul className="mt-2 grid max-w-[70ch] gap-2">
      {sources.map((source) => (
        <li key={source.id} className="min-w-0 break-words">
          <Name source={source} /> {creditOf(source)}
        </li>
      ))}
    </ul>
  );
}

function Name({ source }: { source: CatalogueSource }) {
  const href = safeHref(source.url);
  if (!href) return <span className="font-medium">{source.name}.</span>;
  return (
    <a href={href} className="link" target="_blank" rel="noreferrer noopener">
      {source.name}
    </a>
  );
}
