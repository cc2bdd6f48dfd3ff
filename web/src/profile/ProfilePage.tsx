import { useState } from "react";
import type { Profile } from "../shared/api/types";
import { safeHref } from "../shared/links";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";
import { CollectionLists } from "./CollectionLists";
import { ProfileForm } from "./ProfileForm";
import { useCollections, useProfile } from "./queries";

export function ProfilePage() {
  const profile = useProfile();
  const collections = useCollections();
  return (
    <div className="mx-auto grid max-w-3xl gap-12 py-10 sm:py-14">
      <ProblemNotice problem={profile.error} onRetry={() => void profile.refetch()} />
      {profile.data ? <Head profile={profile.data} /> : !profile.error && <Skeleton lines={4} />}
      <ProblemNotice problem={collections.error} onRetry={() => void collections.refetch()} />
      {collections.data ? (
        <CollectionLists collections={collections.data} />
      ) : (
        !collections.error && <Skeleton lines={8} label="Opening your profile" />
      )}
    </div>
  );
}

function Head({ profile }: { profile: Profile }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <ProfileForm profile={profile} onDone={() => setEditing(false)} />;
  return (
    <header className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-[2.25rem] break-words">{profile.full_name ?? "Your name"}</h1>
          {profile.headline && <p className="mt-1 text-lg text-muted">{profile.headline}</p>}
        </div>
        <Button look="outline" onClick={() => setEditing(true)}>
          Edit
        </Button>
      </div>
      <Contact profile={profile} />
      {profile.bio && <p className="max-w-[68ch] whitespace-pre-line">{profile.bio}</p>}
      <Goals profile={profile} />
    </header>
  );
}

function Contact({ profile }: { profile: Profile }) {
  const links = [profile.linkedin_url, profile.github_url, profile.website_url].filter(
    (url) => url != null,
  );
  const facts = [profile.location, profile.email, profile.phone].filter((fact) => fact != null);
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[0.9375rem] text-muted">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
      {links.map((url) => (
        <li key={url} className="break-all">
          <a href={safeHref(url)} className="link" rel="noreferrer noopener">
            {url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Goals({ profile }: { profile: Profile }) {
  if (!profile.career_objective && !profile.career_goals) return null;
  return (
    <div className="max-w-[68ch] border-l-2 border-accent pl-4">
      <p className="eyebrow">Goals</p>
      {profile.career_objective && <p>{profile.career_objective}</p>}
      {profile.career_goals && <p className="whitespace-pre-line">{profile.career_goals}</p>}
    </div>
  );
}
