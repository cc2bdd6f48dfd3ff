/** Reading the summaries, which are made by themselves. */

import { useQuery } from "@tanstack/react-query";
import { api } from "../shared/api/client";
import { ApiProblem, answerOf } from "../shared/api/problem";
import { whilePending } from "../shared/polling";

/** A summary that is not there yet is an expected state: null. */
async function orNotReady<Data>(call: Promise<Data>): Promise<Data | null> {
  try {
    return await call;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === "SUMMARY_NOT_READY") return null;
    throw problem;
  }
}

const isDue = (summary: { stale: boolean } | null | undefined) => !summary || summary.stale;

/** `recordMoves`: experiences are still being read, so a new summary will follow. */
export function useQuickSummary(recordMoves: boolean) {
  return useQuery({
    queryKey: ["summaries", "quick"],
    queryFn: () => orNotReady(answerOf(api.GET("/v1/summaries/quick"))),
    refetchInterval: ({ state }) => whilePending(recordMoves || isDue(state.data)),
  });
}

export function useProfileSummary(recordMoves: boolean) {
  return useQuery({
    queryKey: ["summaries", "profile"],
    queryFn: () => orNotReady(answerOf(api.GET("/v1/summaries/profile"))),
    refetchInterval: ({ state }) => whilePending(recordMoves || isDue(state.data)),
  });
}
