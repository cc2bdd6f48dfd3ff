/** Reading the profile. */

import { useQuery } from "@tanstack/react-query";
import { api } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";

export const PROFILE = ["profile"] as const;

export function useProfile() {
  return useQuery({ queryKey: PROFILE, queryFn: () => answerOf(api.GET("/v1/profile")) });
}
