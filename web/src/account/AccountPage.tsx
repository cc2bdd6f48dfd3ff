import { type ComponentType, useEffect } from "react";
import { YourData } from "../privacy/YourData";
import { navigate } from "../shared/routing";
import { PartsNav } from "../shared/ui/PartsNav";
import { Activity } from "./Activity";
import { ApiKeys } from "./ApiKeys";
import { Devices } from "./Devices";
import { EmailAddress } from "./EmailAddress";
import { LeaveAccount } from "./LeaveAccount";
import { NameAndPlace } from "./NameAndPlace";
import { SigningIn } from "./SigningIn";

function You() {
  return (
    <>
      <NameAndPlace />
      <EmailAddress />
      <LeaveAccount />
    </>
  );
}

interface Part {
  address: string;
  name: string;
  Content: ComponentType;
}

const YOU: Part = { address: "/account", name: "You", Content: You };
const PARTS: Record<string, Part> = {
  you: YOU,
  "signing-in": { address: "/account/signing-in", name: "Signing in", Content: SigningIn },
  devices: { address: "/account/devices", name: "Devices", Content: Devices },
  "api-keys": { address: "/account/api-keys", name: "API keys", Content: ApiKeys },
  "your-data": { address: "/your-data", name: "Your data", Content: YourData },
  activity: { address: "/account/activity", name: "Activity", Content: Activity },
};

/** One's own account, in parts that each have an address. */
export function AccountPage({ part }: { part: string }) {
  const shown = (Object.hasOwn(PARTS, part) && PARTS[part]) || YOU;
  useWayBackFromProvider(part);
  return (
    <div className="grid gap-x-12 gap-y-8 py-10 sm:py-14 md:grid-cols-[10rem_minmax(0,1fr)]">
      <h1 className="text-[2.25rem] md:col-span-2">Account</h1>
      <PartsNav label="Account" parts={Object.values(PARTS)} shown={shown} />
      <div className="grid max-w-2xl content-start gap-12">
        <shown.Content />
      </div>
    </div>
  );
}

/** Another service sends the browser back to `/account`; what it says belongs to signing in. */
function useWayBackFromProvider(part: string): void {
  useEffect(() => {
    const told = new URLSearchParams(window.location.search);
    if (part === "you" && (told.has("linked") || told.has("problem")))
      navigate(`/account/signing-in${window.location.search}`, { replace: true });
  }, [part]);
}
