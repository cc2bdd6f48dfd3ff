import type { ComponentType } from "react";
import { Publication } from "../publication/Publication";
import { Loaded } from "../shared/ui/Loaded";
import { PartsNav } from "../shared/ui/PartsNav";
import { AboutYou } from "./AboutYou";
import { Background } from "./Background";
import { CompletenessPanel } from "./CompletenessPanel";
import { PhotoSection } from "./PhotoSection";
import { Portrait } from "./Portrait";
import { useProfile } from "./queries";
import type { Profile } from "./shapes";
import { WishesSection } from "./WishesSection";

interface PartProps {
  profile: Profile;
}

function You({ profile }: PartProps) {
  return (
    <>
      <PhotoSection profile={profile} />
      <AboutYou profile={profile} />
    </>
  );
}

interface Part {
  address: string;
  name: string;
  Content: ComponentType<PartProps>;
}

const YOU: Part = { address: "/profile", name: "You", Content: You };
const PARTS: Record<string, Part> = {
  you: YOU,
  background: { address: "/profile/background", name: "Background", Content: Background },
  wishes: { address: "/profile/wishes", name: "What you look for", Content: WishesSection },
  public: { address: "/profile/public", name: "Who sees it", Content: Publication },
};

/** The profile in parts that each have an address, under what it looks like as a whole. */
export function ProfilePage({ part }: { part: string }) {
  const shown = (Object.hasOwn(PARTS, part) && PARTS[part]) || YOU;
  const profile = useProfile();
  return (
    <div className="grid gap-x-12 gap-y-8 py-10 sm:py-12 md:grid-cols-[10rem_minmax(0,1fr)]">
      <div className="grid gap-6 border-b border-line pb-6 md:col-span-2 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-center">
        <Head profile={profile.data} />
        <CompletenessPanel />
      </div>
      <PartsNav label="Profile" parts={Object.values(PARTS)} shown={shown} />
      <div className="grid max-w-2xl content-start gap-12">
        <Loaded query={profile} label="Opening your profile" lines={8}>
          {(known) => <shown.Content profile={known} />}
        </Loaded>
      </div>
    </div>
  );
}

function Head({ profile }: { profile: Profile | undefined }) {
  return (
    <div className="flex min-h-20 items-center gap-5">
      {profile && <Portrait profile={profile} className="size-20 text-2xl" />}
      <div className="min-w-0">
        <h1 className="text-[2rem] break-words sm:text-[2.25rem]">
          <bdi>{profile ? (profile.full_name ?? "Your profile") : "Profile"}</bdi>
        </h1>
        {profile?.headline && (
          <p className="break-words text-muted">
            <bdi>{profile.headline}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}
