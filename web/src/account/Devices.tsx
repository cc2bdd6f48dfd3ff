import { useState } from "react";
import type { Session } from "../shared/api/types";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { deviceFacts } from "./moments";
import { changes, useAccountChange, useSessions } from "./queries";
import { Mark, Row, Section } from "./Section";

/** Where one is signed in. */
export function Devices() {
  const sessions = useSessions();
  const [said, setSaid] = useState("");
  return (
    <Section
      title="Devices"
      about="Where you are signed in. A device that you sign out here is refused everywhere within a minute."
    >
      <Loaded query={sessions} label="Looking for your devices" lines={5}>
        {(known) => (
          <>
            <ul className="divide-y divide-line border-b border-line">
              {known.map((session) => (
                <DeviceRow key={session.id} session={session} say={setSaid} />
              ))}
            </ul>
            <EndOthers others={known.filter(({ current }) => !current).length} />
          </>
        )}
      </Loaded>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Section>
  );
}

interface RowProps {
  session: Session;
  say: (words: string) => void;
}

function DeviceRow({ session, say }: RowProps) {
  const ending = useAccountChange(changes.endSession, () => say(`${session.device}: signed out.`));
  return (
    <li className="grid gap-3 py-3 first:pt-0">
      <Row
        actions={
          !session.current && (
            <Button
              look="quiet"
              busy={ending.isPending}
              busyText="Signing out …"
              onClick={() => ending.mutate(session.id)}
            >
              Sign out<span className="sr-only"> {session.device}</span>
            </Button>
          )
        }
      >
        <p>
          <span className="font-medium">{session.device}</span>{" "}
          {session.current && <Mark>this device</Mark>}
        </p>
        <p className="text-[0.875rem] text-muted">{deviceFacts(session)}</p>
      </Row>
      <ProblemNotice problem={ending.error} />
    </li>
  );
}

function EndOthers({ others }: { others: number }) {
  const ending = useAccountChange(() => changes.endOtherSessions());
  return (
    <div className="grid gap-3">
      <ProblemNotice problem={ending.error} />
      <div className="flex flex-wrap items-center gap-4">
        {others > 0 && (
          <Button
            look="outline"
            busy={ending.isPending}
            busyText="Signing out …"
            onClick={() => ending.mutate()}
          >
            Sign all other devices out
          </Button>
        )}
        <p role="status" className="text-[0.9375rem] text-muted">
          {others === 0 && "You are signed in nowhere else."}
        </p>
      </div>
    </div>
  );
}
