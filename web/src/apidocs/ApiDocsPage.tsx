import { useQuery } from "@tanstack/react-query";
import address from "../../../docs/openapi.json?url";
import { unreachable } from "../shared/api/problem";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { EndpointDetails } from "./EndpointDetails";
import { byCollection, type Description } from "./openapi";

async function readDescription(): Promise<Description> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw unreachable();
  return response.json();
}

/** The HTTPS API, readable: made from the description that is generated from the code. */
export function ApiDocsPage() {
  const description = useQuery({
    queryKey: ["openapi"],
    queryFn: readDescription,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const api = description.data;
  return (
    <div className="grid gap-10 py-10 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <ProblemNotice problem={description.error} onRetry={() => void description.refetch()} />
      {description.isLoading && <Skeleton lines={10} label="Opening the description of the API" />}
      {api && <Contents api={api} />}
      {api && (
        <div className="grid min-w-0 gap-12">
          <Introduction api={api} />
          {byCollection(api).map(([name, endpoints]) => (
            <section key={name} id={name} aria-labelledby={`api-${name}`}>
              <h2 id={`api-${name}`} className="mb-3 text-2xl">
                {name}
              </h2>
              <div className="divide-y divide-line border-y border-line">
                {endpoints.map((endpoint) => (
                  <EndpointDetails
                    key={`${endpoint.method} ${endpoint.path}`}
                    endpoint={endpoint}
                    api={api}
                  />
                ))}
              </div>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function Contents({ api }: { api: Description }) {
  return (
    <nav aria-label="Collections" className="lg:sticky lg:top-6 lg:self-start">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[0.9375rem] lg:grid">
        {byCollection(api).map(([name]) => (
          <li key={name}>
            <a href={`#${name}`} className="text-muted hover:text-accent hover:underline">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Introduction({ api }: { api: Description }) {
  return (
    <header className="grid max-w-prose gap-4">
      <h1 className="text-3xl sm:text-4xl">The {api.info.title} API</h1>
      <p className="text-lg text-muted">{api.info.description}</p>
      <p>
        JSON over HTTPS. Sign in by <code>POST /api/v1/auth/login</code> with{" "}
        <code>"token_delivery": "body"</code>, then send{" "}
        <code>Authorization: Bearer &lt;access_token&gt;</code>. Every error has the same shape: a
        code for programs, a sentence for people, and what is wrong with which field.
      </p>
      <p>
        <a className="link" href={address} download="openapi.json">
          The description as a file
        </a>{" "}
        (OpenAPI 3.1, version {api.info.version})
      </p>
    </header>
  );
}
