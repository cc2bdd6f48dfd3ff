/** The parts of a page that is too long for one: beside it, or above it on a small screen. */

import { Link } from "../routing";

export interface NamedPart {
  name: string;
  address: string;
}

export function PartsNav({
  label,
  parts,
  shown,
}: {
  label: string;
  parts: NamedPart[];
  shown: NamedPart;
}) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 border-b border-line pb-3 text-[0.9375rem] md:grid md:gap-0 md:border-0 md:pb-0">
        {parts.map((part) => (
          <li key={part.address}>
            <PartLink part={part} current={part === shown} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PartLink({ part, current }: { part: NamedPart; current: boolean }) {
  return (
    <Link
      href={part.address}
      aria-current={current ? "page" : undefined}
      className={`block py-1 hover:text-accent md:border-l-2 md:pl-3 ${current ? "font-medium text-accent md:border-accent" : "text-muted md:border-line"}`}
    >
      {part.name}
    </Link>
  );
}
