import { useState } from "react";
import type { ApiKey } from "../shared/api/types";
import { Link } from "../shared/routing";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { CopyButton } from "../shared/ui/CopyButton";
import { useFocusBack, useFocusOnArrival } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { Notice } from "../shared/ui/Notice";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { ApiKeyForm, type Made } from "./ApiKeyForm";
import { isOver, scopesInWords } from "./apiKeyWords";
import { readableAgo, readableMoment } from "./moments";
import { changes, useAccountChange, useApiKeys } from "./queries";
import { Mark, Row, Section } from "./Section";

/** Keys for one's own programs. */
export function ApiKeys() {
  const keys = useApiKeys();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<Made | null>(null);
  const create = useFocusBack(creating || created !== null);
  const done = (made: Made) => {
    setCreated(made);
    setCreating(false);
  };
  return (
    <Section title="API keys" about={<About />}>
      {created && <ShownOnce made={created} onKept={() => setCreated(null)} />}
      <Loaded query={keys} label="Looking for your keys" lines={4}>
        {(known) =>
          known.length ? (
            <ul className="divide-y divide-line border-b border-line">
              {known.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          ) : (
            <p className="text-[0.9375rem] text-muted">There is none yet.</p>
          )
        }
      </Loaded>
      {creating ? (
        <ApiKeyForm onCreated={done} onCancel={() => setCreating(false)} />
      ) : (
        <div>
          <Button ref={create} look="outline" onClick={() => setCreating(true)}>
            Create a key
          </Button>
        </div>
      )}
    </Section>
  );
}

function About() {
  return (
    <>
      A key lets a program of yours do what you allow it, and no more. How to use one stands on the
      page of the{" "}
      <Link href="/api-docs" className="link">
        API
      </Link>
      .
    </>
  );
}

/** The key itself: nobody can show it again, so it stays until somebody says that it is kept. */
function ShownOnce({ made, onKept }: { made: Made; onKept: () => void }) {
  useUnsavedChanges(true);
  const text = useFocusOnArrival<HTMLParagraphElement>();
  return (
    <Notice
      title={`The key “${made.name}”`}
      actions={
        <>
          <CopyButton text={made.text}>Copy the key</CopyButton>
          <Button onClick={onKept}>I have kept it</Button>
        </>
      }
    >
      <p>It is shown now and never again. Copy it to where your program finds it.</p>
      <p ref={text} tabIndex={-1} className="mt-2 font-mono text-[0.875rem] break-all" data-secret>
        {made.text}
      </p>
    </Notice>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [asking, setAsking] = useState(false);
  const removing = useAccountChange(changes.removeApiKey);
  return (
    <li className="py-3 first:pt-0">
      <Row
        actions={
          <Button look="quiet" onClick={() => setAsking(true)}>
            Remove<span className="sr-only"> {apiKey.name}</span>
          </Button>
        }
      >
        <p>
          <span className="font-medium break-words">{apiKey.name}</span>{" "}
          {isOver(apiKey) && <Mark tone="danger">expired</Mark>}
        </p>
        <p className="text-[0.875rem] text-muted">{scopesInWords(apiKey.scopes)}</p>
        <p className="text-[0.875rem] text-muted">{factsOf(apiKey)}</p>
      </Row>
      {asking && (
        <AskFirst
          title="Remove this key?"
          yes="Remove it"
          busyText="Removing …"
          busy={removing.isPending}
          problem={removing.error}
          onYes={() => removing.mutate(apiKey.id)}
          onNo={() => setAsking(false)}
        >
          <p>Programs that use {apiKey.name} are refused within a minute.</p>
        </AskFirst>
      )}
    </li>
  );
}

function factsOf({ created_at, last_used, expires_at }: ApiKey): string {
  return [
    `made ${readableMoment(created_at, "date")}`,
    last_used ? `last used ${readableAgo(last_used)}` : "never used",
    expires_at ? `works until ${readableMoment(expires_at, "date")}` : "works until you remove it",
  ].join(" · ");
}
