import { useState } from "react";
import { type Provider, useProviders } from "../auth/providers";
import { RefusalNotice } from "../auth/RefusalNotice";
import { refusalNamed } from "../auth/refusals";
import { call } from "../shared/api/perhaps";
import { Button } from "../shared/ui/Button";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { readableAgo, readableMoment } from "./moments";
import { type Linked, useAccountChange, useLinkedSignIns } from "./queries";
import { Row, Section } from "./Section";

/** Accounts at other services that open this one. Not shown where the installation offers none. */
export function LinkedSignIns() {
  const providers = useProviders();
  const linked = useLinkedSignIns();
  const known = linked.data ?? [];
  const others = providers.filter(({ id }) => !known.some((one) => one.provider === id));
  if (!known.length && !others.length) return null;
  return (
    <Section
      title="Other services"
      about="An account of yours elsewhere can open this one. That service learns that you sign in here, and nothing of what you keep."
    >
      <CameBack names={[...known.map(({ provider, name }) => ({ id: provider, name }))]} />
      <ProblemNotice problem={linked.error} onRetry={() => void linked.refetch()} />
      <ul className="divide-y divide-line border-b border-line">
        {known.map((one) => (
          <LinkedRow key={one.provider} linked={one} />
        ))}
        {others.map((one) => (
          <UnlinkedRow key={one.id} provider={one} />
        ))}
      </ul>
    </Section>
  );
}

/** What became of linking, once the other service sent the browser back. */
function CameBack({ names }: { names: Provider[] }) {
  const [told] = useState(() => new URLSearchParams(window.location.search));
  const problem = told.get("problem");
  const name = names.find(({ id }) => id === told.get("linked"))?.name;
  if (name) return <Notice>{name} opens your account from now on.</Notice>;
  return <RefusalNotice refusal={problem ? refusalNamed(problem) : null} />;
}

function LinkedRow({ linked }: { linked: Linked }) {
  const unlinking = useAccountChange((provider: string) =>
    call("DELETE", `/auth/linked-sign-ins/${encodeURIComponent(provider)}`),
  );
  const used = linked.last_used ? ` · last used ${readableAgo(linked.last_used)}` : "";
  return (
    <li className="grid gap-3 py-3 first:pt-0">
      <Row
        actions={
          <Button
            look="quiet"
            busy={unlinking.isPending}
            busyText="Unlinking …"
            onClick={() => unlinking.mutate(linked.provider)}
          >
            Unlink<span className="sr-only"> {linked.name}</span>
          </Button>
        }
      >
        <p className="font-medium">{linked.name}</p>
        <p className="text-[0.875rem] text-muted break-words">
          {linked.shown && `${linked.shown} · `}linked {readableMoment(linked.created_at, "date")}
          {used}
        </p>
      </Row>
      <ProblemNotice problem={unlinking.error} />
    </li>
  );
}

function UnlinkedRow({ provider }: { provider: Provider }) {
  const linking = useAccountChange(
    (id: string) =>
      call<{ authorization_url: string }>(
        "POST",
        `/auth/linked-sign-ins/${encodeURIComponent(id)}`,
      ),
    ({ authorization_url }) => window.location.assign(authorization_url),
  );
  return (
    <li className="grid gap-3 py-3 first:pt-0">
      <Row
        actions={
          <Button
            look="quiet"
            busy={linking.isPending || linking.isSuccess}
            busyText="Going there …"
            onClick={() => linking.mutate(provider.id)}
          >
            Link<span className="sr-only"> {provider.name}</span>
          </Button>
        }
      >
        <p className="font-medium">{provider.name}</p>
        <p className="text-[0.875rem] text-muted">not linked</p>
      </Row>
      <ProblemNotice problem={linking.error} />
    </li>
  );
}
