import type { ReactNode } from "react";
import { readableDate, readablePeriod } from "../shared/dates";
import { safeHref } from "../shared/links";
import type { Collections } from "./queries";

/** Education, certificates and all the rest, as calm lists. */
export function CollectionLists({ collections }: { collections: Collections }) {
  if (Object.values(collections).every((list) => !list.length))
    return (
      <p className="text-muted">
        Education, certificates, languages and projects appear here once a file brings them.
      </p>
    );
  return (
    <div className="grid gap-10">
      <Schooling {...collections} />
      <Abilities {...collections} />
      <Works {...collections} />
    </div>
  );
}

function Schooling({ education, certifications }: Collections) {
  return (
    <>
      <List title="Education">
        {education.map((one) => (
          <Item
            key={one.id}
            title={[one.degree, one.field].filter(Boolean).join(", ") || one.institution}
            beside={one.degree || one.field ? one.institution : null}
            when={readablePeriod(one.start, one.end)}
          >
            {[one.score && `Score: ${one.score}`, one.courses.join(", "), one.description]
              .filter(Boolean)
              .join(" · ")}
          </Item>
        ))}
      </List>
      <List title="Certificates">
        {certifications.map((one) => (
          <Item
            key={one.id}
            title={one.name}
            href={one.url}
            beside={one.issuer}
            when={one.issued ? readableDate(one.issued) : ""}
          >
            {one.expires && `Valid until ${readableDate(one.expires)}`}
          </Item>
        ))}
      </List>
    </>
  );
}

function Abilities({ languages, skills }: Collections) {
  return (
    <>
      <List title="Languages">
        {languages.map((one) => (
          <Item key={one.id} title={one.language} beside={one.fluency} />
        ))}
      </List>
      <List title="Skills you named">
        {skills.map((one) => (
          <Item key={one.id} title={one.name} beside={one.proficiency}>
            {one.keywords.join(", ")}
          </Item>
        ))}
      </List>
    </>
  );
}

function Works({ projects, accomplishments, recommendations }: Collections) {
  return (
    <>
      <List title="Projects">
        {projects.map((one) => (
          <Item
            key={one.id}
            title={one.name}
            href={one.url}
            beside={one.role}
            when={readablePeriod(one.start, one.end)}
          >
            {[one.description, ...one.highlights].filter(Boolean).join(" ")}
          </Item>
        ))}
      </List>
      <List title="Awards, publications, interests">
        {accomplishments.map((one) => (
          <Item
            key={one.id}
            title={one.title}
            href={one.url}
            beside={[one.kind.replace("_", " "), one.issuer].filter(Boolean).join(" · ")}
            when={one.date ? readableDate(one.date) : ""}
          >
            {one.description}
          </Item>
        ))}
      </List>
      <List title="References">
        {recommendations.map((one) => (
          <Item
            key={one.id}
            title={one.from ?? "Reference"}
            beside={one.relation}
            when={one.date ? readableDate(one.date) : ""}
          >
            <q>{one.text}</q>
          </Item>
        ))}
      </List>
    </>
  );
}

function List({ title, children }: { title: string; children: ReactNode[] }) {
  if (!children.length) return null;
  return (
    <section aria-label={title}>
      <h2 className="border-b border-line pb-2 text-xl">{title}</h2>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

interface ItemProps {
  title: string;
  href?: string | null;
  beside?: string | null;
  when?: string;
  children?: ReactNode;
}

function Item({ title, href, beside, when, children }: ItemProps) {
  const link = safeHref(href);
  return (
    <li className="grid gap-x-6 py-3 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0 break-words">
        <span className="font-medium">
          {link ? (
            <a href={link} className="link" rel="noreferrer noopener">
              {title}
            </a>
          ) : (
            title
          )}
        </span>
        {beside && <span className="text-muted"> · {beside}</span>}
      </div>
      {when && <p className="text-[0.875rem] text-muted tabular-nums">{when}</p>}
      {children && <p className="text-[0.9375rem] text-muted sm:col-span-2">{children}</p>}
    </li>
  );
}
