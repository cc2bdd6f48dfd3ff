import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { readableAgo, readableMoment } from "../account/moments";
import { Mark, Row, Section } from "../account/Section";
import { AskFirst } from "../shared/ui/AskFirst";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import {
  downloadTakeout,
  isBeingMade,
  type Takeout,
  useAskForTakeout,
  useRemoveTakeout,
  useTakeouts,
} from "./queries";
import { readableSize, stepSaid } from "./words";

const ABOUT =
  "Everything Pathfinder keeps about you, in one ZIP file: a page to read, your record for other programs, tables, files, your account and the log of accesses. A mail says when it is ready; it is kept for seven days.";

/** Copies of everything: asked for, watched, downloaded. */
export function Takeouts() {
  const takeouts = useTakeouts();
  const asking = useAskForTakeout();
  const busy = asking.isPending || (takeouts.data?.some(isBeingMade) ?? false);
  return (
    <Section title="Take it with you" about={ABOUT}>
      <Loaded query={takeouts} label="Looking for your copies">
        {(known) =>
          known.length === 0 ? (
            <p className="text-[0.9375rem] text-muted">You have not asked for a copy yet.</p>
          ) : (
            <ul className="divide-y divide-line border-b border-line">
              {known.map((one) => (
                <TakeoutRow key={one.id} takeout={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNotice problem={asking.error} />
      <div>
        <Button busy={busy} busyText="A copy is being made …" onClick={() => asking.mutate()}>
          Make a copy of everything
        </Button>
      </div>
    </Section>
  );
}

function TakeoutRow({ takeout }: { takeout: Takeout }) {
  const [part, setPart] = useState(0);
  const downloading = useMutation({ mutationFn: () => downloadTakeout(takeout, setPart) });
  return (
    <li className="grid gap-3 py-3 first:pt-0">
      <Row actions={<Actions takeout={takeout} downloading={downloading} part={part} />}>
        <p className="font-medium">
          Asked for {readableAgo(takeout.created_at)}{" "}
          {takeout.status === "failed" && <Mark tone="danger">failed</Mark>}
          {takeout.status === "expired" && <Mark>expired</Mark>}
        </p>
        <p role="status" className="text-[0.875rem] text-muted">
          {factsOf(takeout)}
        </p>
        {takeout.left_out.length > 0 && (
          <ul className="mt-1 list-disc pl-5 text-[0.875rem] text-muted">
            {takeout.left_out.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </Row>
      {isBeingMade(takeout) && <Progress takeout={takeout} />}
      <ProblemNotice problem={downloading.error} onRetry={() => downloading.mutate()} />
    </li>
  );
}

interface ActionsProps {
  takeout: Takeout;
  downloading: { isPending: boolean; mutate: () => void };
  part: number;
}

function Actions({ takeout, downloading, part }: ActionsProps) {
  const [asking, setAsking] = useState(false);
  const removing = useRemoveTakeout();
  const many = takeout.parts > 1;
  return (
    <>
      {takeout.status === "ready" && (
        <Button
          look="outline"
          busy={downloading.isPending}
          busyText={
            many ? `Part ${Math.min(part + 1, takeout.parts)} of ${takeout.parts} …` : "Fetching …"
          }
          onClick={() => downloading.mutate()}
        >
          Download
        </Button>
      )}
      <Button look="quiet" onClick={() => setAsking(true)}>
        {isBeingMade(takeout) ? "Stop" : "Remove"}
        <span className="sr-only"> the copy asked for {readableAgo(takeout.created_at)}</span>
      </Button>
      {asking && (
        <AskFirst
          title={isBeingMade(takeout) ? "Stop making this copy?" : "Remove this copy?"}
          yes={isBeingMade(takeout) ? "Stop it" : "Remove it"}
          busyText="Removing …"
          busy={removing.isPending}
          problem={removing.error}
          onYes={() => removing.mutate(takeout.id)}
          onNo={() => setAsking(false)}
        >
          <p>What you downloaded stays with you. Your record stays as it is.</p>
        </AskFirst>
      )}
    </>
  );
}

function Progress({ takeout }: { takeout: Takeout }) {
  const { done, total } = takeout.progress;
  return (
    <div className="grid gap-1.5">
      <progress
        max={total}
        value={done}
        aria-label="How far the copy is"
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <p role="status" className="text-[0.8125rem] text-muted">
        {stepSaid(takeout)}
      </p>
    </div>
  );
}

function factsOf({ status, size, files, expires_at }: Takeout): string {
  if (status === "failed") return "It could not be made. Nothing is lost; ask for another one.";
  if (status === "expired") return "Its files are deleted.";
  if (status !== "ready") return "You can leave this page; a mail says when it is there.";
  const until = expires_at ? ` · kept until ${readableMoment(expires_at, "date")}` : "";
  return `${readableSize(size)} · ${files === 1 ? "1 file" : `${files} files`}${until}`;
}
