import { type Description, inWords, limitsOf, resolved, type Schema } from "./openapi";

const DEEPEST = 4;

interface Props {
  schema: Schema;
  api: Description;
  depth?: number;
}

/** The fields of an object, and of the objects inside it. */
export function SchemaTable({ schema, api, depth = 0 }: Props) {
  const inner = objectInside(schema, api);
  const object = inner && resolved(inner, api).schema;
  if (!object?.properties) return <p className="text-[0.875rem]">{inWords(schema, api)}</p>;
  return (
    <ul className="grid gap-1.5 border-l border-line pl-4 text-[0.875rem]">
      {Object.entries(object.properties).map(([name, property]) => (
        <Property
          key={name}
          name={name}
          property={property}
          required={object.required?.includes(name) ?? false}
          api={api}
          depth={depth}
        />
      ))}
    </ul>
  );
}

interface PropertyProps {
  name: string;
  property: Schema;
  required: boolean;
  api: Description;
  depth: number;
}

function Property({ name, property, required, api, depth }: PropertyProps) {
  const inner = objectInside(property, api);
  const limits = limitsOf(property);
  return (
    <li className="min-w-0 break-words">
      <code className="font-semibold">{name}</code>{" "}
      <span className="text-muted">
        {inWords(property, api)}
        {required && ", required"}
        {limits && `, ${limits}`}
        {property.description && `. ${property.description}`}
      </span>
      {inner && depth < DEEPEST && (
        <details className="mt-1">
          <summary className="text-[0.8125rem] text-accent">
            {resolved(inner, api).name ?? "fields"}
          </summary>
          <SchemaTable schema={inner} api={api} depth={depth + 1} />
        </details>
      )}
    </li>
  );
}

/** The object a property is, holds a list of, or may be. */
function objectInside(schema: Schema, api: Description): Schema | null {
  if (resolved(schema, api).schema.properties) return schema;
  if (schema.items) return objectInside(schema.items, api);
  for (const option of schema.anyOf ?? []) {
    const found = objectInside(option, api);
    if (found) return found;
  }
  return null;
}
