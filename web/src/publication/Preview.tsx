import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Profile } from "../profile/shapes";
import { api } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";

/** The very page that others would see, shut into a frame where nothing of it can run. */
export function Preview({ profile }: { profile: Profile }) {
  const [open, setOpen] = useState(false);
  const preview = useQuery({
    queryKey: ["profile", "public-preview", profile.version],
    queryFn: () => answerOf(api.GET("/v1/profile/public-preview")),
    enabled: open,
  });
  return (
    <div className="grid gap-4">
      <p className="text-[0.9375rem] text-muted">
        {profile.visibility === "private"
          ? "Nobody sees it now. This is what they would see."
          : "This is what they see."}{" "}
        Clients and people of projects without names are replaced.
      </p>
      <div>
        <Button look="outline" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Close the preview" : "Look at the page"}
        </Button>
      </div>
      {open && (
        <Loaded query={preview} label="Making the page" lines={6}>
          {({ html }) => (
            <iframe
              title="Your profile as others see it"
              sandbox=""
              srcDoc={html}
              className="h-[36rem] w-full rounded-lg border border-line bg-surface"
            />
          )}
        </Loaded>
      )}
    </div>
  );
}
