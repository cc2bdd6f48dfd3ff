import { useState } from "react";
import type { Description, Endpoint, Operation } from "./openapi";
import { inWords, limitsOf } from "./openapi";
import { Prose } from "./Prose";
import { SchemaTable } from "./SchemaTable";

const COLOURS: Record<string, string> = { delete: "text-danger", get: "text-muted" };

export function EndpointDetails({ endpoint, api }: { endpoint: Endpoint; api: Description }) {
  // The inside is made when it is first opened: a hundred schemas at once would take a moment.
  const [opened, setOpened] = useState(false);
  const { method, path, operation } = endpoint;
  return (
    <details onToggle={() => setOpened(true)}>
      <summary className="flex flex-wrap items-baseline gap-x-3 py-2.5 hover:text-accent">
        <span
          className={`w-16 font-mono text-[0.8125rem] font-semibold ${COLOURS[method] ?? "text-accent"}`}
        >
          {method.toUpperCase()}
        </span>
        <code className="min-w-0 text-[0.875rem] break-all">{path}</code>
        <span className="basis-full text-[0.9375rem] text-muted sm:basis-auto sm:grow">
          <Prose text={operation.description ?? operation.summary ?? ""} />
        </span>
      </summary>
      {opened && (
        <div className="grid gap-6 pt-2 pb-6 sm:pl-19">
          <Parameters operation={operation} api={api} />
          <Body operation={operation} api={api} />
          <Answers operation={operation} api={api} />
        </div>
      )}
    </details>
  );
}

interface PartProps {
  operation: Operation;
  api: Description;
}

function Parameters({ operation, api }: PartProps) {
  if (!operation.parameters?.length) return null;
  return (
    <section className="grid gap-2">
      <h3 className="eyebrow font-sans">Parameters</h3>
      <ul className="grid gap-1.5 text-[0.875rem]">
        {operation.parameters.map((one) => (
          <li key={one.name}>
            <code className="font-semibold">{one.name}</code>{" "}
            <span className="text-muted">
              {one.in}
              {one.required ? ", required" : ""}
              {one.schema ? `, ${inWords(one.schema, api)}` : ""}
              {one.schema && limitsOf(one.schema) ? `, ${limitsOf(one.schema)}` : ""}
              {one.description ? `. ${one.description}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Body({ operation, api }: PartProps) {
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  if (!schema) return null;
  return (
    <section className="grid gap-2">
      <h3 className="eyebrow font-sans">Request body</h3>
      <SchemaTable schema={schema} api={api} />
    </section>
  );
}

function Answers({ operation, api }: PartProps) {
  return (
    <section className="grid gap-4">
      <h3 className="eyebrow font-sans">Answers</h3>
      {Object.entries(operation.responses ?? {}).map(([status, answer]) => {
        const schema = answer.content?.["application/json"]?.schema;
        return (
          <div key={status} className="grid gap-1.5">
            <p className="text-[0.875rem]">
              <code className="font-semibold">{status}</code>{" "}
              <span className="text-muted">
                <Prose text={answer.description ?? ""} />
              </span>
            </p>
            {schema && status.startsWith("2") && <SchemaTable schema={schema} api={api} />}
          </div>
        );
      })}
    </section>
  );
}
