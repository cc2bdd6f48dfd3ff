/** Other services that may vouch for a person here: which are on, and where each begins. */

import { useQuery } from "@tanstack/react-query";
import { answerIfThere } from "../shared/api/perhaps";

export interface Provider {
  id: string;
  name: string;
}

const NONE: Provider[] = [];

/** None until it is known, and none where the installation offers none. */
export function useProviders(): Provider[] {
  const known = useQuery({
    queryKey: ["providers"],
    queryFn: async () => {
      const answer = await answerIfThere<{ data?: Provider[] }>("/auth/oauth/providers", fetch);
      return answer?.data ?? NONE;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return known.data ?? NONE;
}

export function startAddress(id: string, reactivate = false): string {
  const address = `/api/v1/auth/oauth/${encodeURIComponent(id)}/start`;
  return reactivate ? `${address}?reactivate=true` : address;
}
