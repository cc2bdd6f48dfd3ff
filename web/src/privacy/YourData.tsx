import { Section } from "../account/Section";
import { Link } from "../shared/routing";
import { Consents } from "./Consents";
import { SealingKeys } from "./SealingKeys";
import { Takeouts } from "./Takeouts";
import { TimeLimits } from "./TimeLimits";

/** What one may ask of everything that is kept about one. */
export function YourData() {
  return (
    <>
      <Takeouts />
      <Consents />
      <SealingKeys />
      <TimeLimits />
      <Section
        title="Erase it"
        about="The account is closed at once. For thirty days a sign-in brings it back; after that its keys are destroyed first, so that within seven days no copy anywhere can be read again, and everything else follows. A mailed receipt says when nothing is left."
      >
        <p>
          <Link href="/account" className="link">
            Leave, for a while or for good
          </Link>
        </p>
      </Section>
    </>
  );
}
