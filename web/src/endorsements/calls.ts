/** What somebody who was asked by mail sees and answers. The token goes nowhere else. */

import { useMutation, useQuery } from "@tanstack/react-query";
import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import type { components } from "../shared/api/schema";

type Schemas = components["schemas"];

export type Asked = Schemas["Question"];
/** Whoever confirms nothing says nothing else either. */
export type Answer = Schemas["Reply"];

export function useAsked(token: string) {
  return useQuery({
    // Not the token: keys of queries are shown by tools for developers.
    queryKey: ["asked"],
    queryFn: () =>
      answerOf(publicApi.GET("/v1/endorsements/{token}", { params: { path: { token } } })),
    enabled: token !== "",
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useAnswer(token: string) {
  return useMutation({
    mutationFn: (body: Answer) =>
      answerOf(publicApi.POST("/v1/endorsements/{token}", { params: { path: { token } }, body })),
  });
}
