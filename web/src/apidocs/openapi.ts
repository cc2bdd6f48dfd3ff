/** The parts of an OpenAPI description that the page shows. */

export interface Schema {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface Operation {
  summary?: string;
  description?: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<
    string,
    { description?: string; content?: Record<string, { schema?: Schema }> }
  >;
}

export interface Description {
  info: { title: string; version: string; description?: string };
  servers?: Array<{ url: string }>;
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Endpoint {
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ["get", "post", "put", "patch", "delete"];
const OUTSIDE = "/.well-known";

/** Endpoints by the first word of their path, as a reader looks for them. */
export function byCollection(api: Description): Array<[name: string, endpoints: Endpoint[]]> {
  const base = api.servers?.[0]?.url ?? "";
  const groups = new Map<string, Endpoint[]>();
  for (const [path, item] of Object.entries(api.paths)) {
    const name = path.split("/").find((part) => part && !/^v\d+$/.test(part)) ?? path;
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const full = path.startsWith(OUTSIDE) ? path : base + path;
      groups.set(name, [...(groups.get(name) ?? []), { method, path: full, operation }]);
    }
  }
  return [...groups];
}

/** The schema a reference stands for, with its name. */
export function resolved(
  schema: Schema,
  api: Description,
): { schema: Schema; name: string | null } {
  const name = schema.$ref?.split("/").pop() ?? null;
  return { schema: (name && api.components?.schemas?.[name]) || schema, name };
}

/** A schema in a few words: `string`, `list of Evidence`, `a4 | letter`. */
export function inWords(schema: Schema, api: Description): string {
  if (schema.$ref) return resolved(schema, api).name ?? "object";
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map((option) => inWords(option, api)).join(" or ");
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array")
    return `list of ${schema.items ? inWords(schema.items, api) : "anything"}`;
  if (schema.format) return `${schema.type} (${schema.format})`;
  return schema.type ?? "anything";
}

/** What a value must keep to: "at most 200 characters". */
export function limitsOf(schema: Schema): string {
  const said: string[] = [];
  for (const one of [schema, ...(schema.anyOf ?? [])]) {
    if (one.minLength)
      said.push(one.minLength === 1 ? "not empty" : `at least ${one.minLength} characters`);
    if (one.maxLength) said.push(`at most ${one.maxLength} characters`);
    if (one.minimum !== undefined) said.push(`from ${one.minimum}`);
    if (one.maximum !== undefined) said.push(`up to ${one.maximum}`);
    if (one.maxItems) said.push(`at most ${one.maxItems} items`);
    if (one.pattern) said.push(`matches ${one.pattern}`);
  }
  if (schema.default !== undefined && schema.default !== null)
    said.push(`default ${JSON.stringify(schema.default)}`);
  return said.join(", ");
}
