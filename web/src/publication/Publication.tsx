import { Section } from "../account/Section";
import type { Profile } from "../profile/shapes";
import { Preview } from "./Preview";
import { ShownParts } from "./ShownParts";
import { WhoSees } from "./WhoSees";

/** Who sees the profile, which parts of it, and what that looks like. */
export function Publication({ profile }: { profile: Profile }) {
  return (
    <>
      <Section
        title="Who sees your profile"
        about="Your record stays private. What you show is a copy of the parts you choose."
      >
        <WhoSees profile={profile} />
      </Section>
      <Section
        title="What is shown"
        about="Your name always is. What you look for, and what you want to earn, never is."
      >
        <ShownParts profile={profile} />
      </Section>
      <Section title="As others see it">
        <Preview profile={profile} />
      </Section>
    </>
  );
}
