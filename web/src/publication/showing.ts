/** Showing a part of the record to others, or no longer: one switch, and nothing else with it. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { recordChanged } from "../experiences/queries";
import { PROFILE } from "../profile/queries";
import type { Part, Profile } from "../profile/shapes";
import { api, ifMatch } from "../shared/api/client";
import { ApiProblem, answerOf } from "../shared/api/problem";
import { withPart } from "./parts";

const ATTEMPTS = 3;

export interface Switched {
  part: Part;
  on: boolean;
}

type Seen = Pick<Profile, "shown" | "version">;
interface Calls<Saved> {
  read: () => Promise<Seen>;
  save: (shown: Part[], version: number) => Promise<Saved>;
}

/**
 * Changes one part of what was seen. Where that was changed elsewhere meanwhile it is read again, and the
 * same switch is made there: what somebody hid in another window stays hidden.
 */
export async function switchedAnew<Saved>(
  { part, on }: Switched,
  seen: Seen,
  { read, save }: Calls<Saved>,
): Promise<Saved> {
  let now = seen;
  for (let attempt = 1; ; attempt += 1)
    try {
      return await save(withPart(now.shown, part, on), now.version);
    } catch (refusal) {
      const isStale = refusal instanceof ApiProblem && refusal.status === 412;
      if (!isStale || attempt === ATTEMPTS) throw refusal;
      now = await read();
    }
}

/** Switches are made one after the other, each on what the one before it left. */
export function useShowPart(profile: Profile, onSettled: (made: Switched) => void) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: "parts that are shown" },
    mutationFn: (wanted: Switched) => {
      const seen = queries.getQueryData<Profile>(PROFILE) ?? profile;
      return switchedAnew(wanted, seen, { read: readProfile, save: saveShown });
    },
    onSuccess: (answer) => {
      queries.setQueryData(PROFILE, answer);
      recordChanged(queries);
    },
    onError: () => void queries.invalidateQueries({ queryKey: PROFILE, exact: true }),
    onSettled: (_, __, wanted) => onSettled(wanted),
  });
}

function readProfile(): Promise<Profile> {
  return answerOf(api.GET("/v1/profile"));
}

function saveShown(shown: Part[], version: number): Promise<Profile> {
  return answerOf(
    api.PATCH("/v1/profile", { params: { header: ifMatch(version) }, body: { shown } }),
  );
}
