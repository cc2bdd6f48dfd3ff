import { HighlightedText } from "../experiences/HighlightedText";
import type { RecordHit } from "../shared/api/types";
import { readablePeriod } from "../shared/dates";
import { Link } from "../shared/routing";
import { excerptShown } from "./excerpt";
import { KIND_NAMES, placeOf } from "./names";

/** One part of the record, with the words around what was found. */
export function Hit({ hit }: { hit: RecordHit }) {
  const excerpt = excerptShown(hit);
  const goesOn = hit.start !== null && hit.end === null && hit.kind === "experience";
  return (
    <li className="grid gap-1 py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="min-w-0 text-lg break-words">
          <Link href={placeOf(hit)} className="hover:text-accent hover:underline">
            <HighlightedText text={hit.title || KIND_NAMES[hit.kind]} spans={hit.title_matches} />
          </Link>
        </h2>
        <p className="text-[0.875rem] text-muted tabular-nums">
          {readablePeriod(hit.start, hit.end, goesOn)}
        </p>
      </div>
      <p className="text-[0.875rem] break-words text-muted">
        {KIND_NAMES[hit.kind]}
        {hit.subtitle && hit.subtitle !== hit.title && ` · ${hit.subtitle}`}
      </p>
      {excerpt && (
        <p className="max-w-[72ch] text-[0.9375rem] break-words">
          {excerpt.before && "… "}
          <HighlightedText text={excerpt.text} spans={excerpt.spans} />
          {excerpt.after && " …"}
        </p>
      )}
    </li>
  );
}
