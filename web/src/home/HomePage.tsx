import { useEffect } from "react";
import { ExperienceList } from "../experiences/ExperienceList";
import { isBeingRead, useExperiences } from "../experiences/queries";
import { Timeline } from "../experiences/Timeline";
import { AskForConsents } from "../privacy/AskForConsents";
import { useProfile } from "../profile/queries";
import { expectNews } from "../shared/polling";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { ProfileSummary } from "../summaries/ProfileSummary";
import { QuickSummary } from "../summaries/QuickSummary";
import { useProfileSummary, useQuickSummary } from "../summaries/queries";
import { EmptyRecord } from "./EmptyRecord";

export function HomePage() {
  return (
    <>
      <AskForConsents />
      <Home />
    </>
  );
}

function Home() {
  const experiences = useExperiences();
  if (experiences.data?.length === 0) return <EmptyRecord />;
  if (experiences.data) return <Record experiences={experiences.data} />;
  return (
    <div className="py-12">
      {experiences.error ? (
        <ProblemNotice problem={experiences.error} onRetry={() => void experiences.refetch()} />
      ) : (
        <Skeleton lines={6} label="Opening your record" />
      )}
    </div>
  );
}

function Record({
  experiences,
}: {
  experiences: NonNullable<ReturnType<typeof useExperiences>["data"]>;
}) {
  const beingRead = experiences.filter(isBeingRead).length;
  const moves = beingRead > 0;
  // One more that has been read is a change: what follows from it may come soon. Before the summaries'
  // hooks, so that they count from it.
  useEffect(expectNews, [beingRead]);
  const quick = useQuickSummary(moves);
  const profileSummary = useProfileSummary(moves);
  const profile = useProfile();
  const titles = new Map(experiences.map(({ id, title }) => [id, title]));
  const failure = quick.error ?? profileSummary.error;
  return (
    <div className="grid gap-12 py-10 sm:gap-14 sm:py-14">
      <QuickSummary
        summary={quick.data}
        name={profile.data?.full_name}
        titleOf={(id) => titles.get(id)}
      />
      {failure && <ProblemNotice problem={failure} onRetry={() => void quick.refetch()} />}
      <section aria-label="Timeline" className="border-y border-line py-7">
        <Timeline experiences={experiences} />
      </section>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-14">
        <ExperienceList experiences={experiences} />
        <aside aria-label="Overview" className="order-first lg:order-none lg:pt-1">
          <ProfileSummary summary={profileSummary.data} />
        </aside>
      </div>
    </div>
  );
}
