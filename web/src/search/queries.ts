/** Searching the whole record, and completing what is typed. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import type { Wanted } from "./wanted";

const PAGE = 20;
const LONGEST_COMPLETED = 200;

export function useSearch(wanted: Wanted) {
  const { q, kind, skill, organization, industry, year, sort, page } = wanted;
  const when = year ? { from: year, to: year } : {};
  const query = {
    ...{ q, kind, skill, organization, industry, page, size: PAGE },
    ...when,
    ...(sort ? { sort } : {}),
  };
  return useQuery({
    queryKey: ["search", query],
    queryFn: () => answerOf(api.GET("/v1/search", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Completions once a moment passed without a key; nothing for a single letter. */
export function useCompletions(typed: string, wanted: boolean) {
  return useQuery({
    queryKey: ["completions", typed],
    queryFn: () => answerOf(api.GET("/v1/search/completions", { params: { query: { q: typed } } })),
    enabled: wanted && typed.trim().length > 1 && typed.length <= LONGEST_COMPLETED,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
