/** Reading and changing experiences. */

import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api, ifMatch } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import type { Experience, ExperienceInput } from "../shared/api/types";
import { everyPage } from "../shared/paging";
import { expectNews, whilePending } from "../shared/polling";

const LARGEST_PAGE = 100;
const ALL = ["experiences"] as const;

export function isBeingRead(experience: Experience): boolean {
  return experience.enrichment.status === "pending" || experience.enrichment.status === "running";
}

/** All experiences, the latest first; asks again by itself while any is still being read. */
export function useExperiences() {
  return useQuery({
    queryKey: ALL,
    queryFn: () => everyPage(readPage),
    refetchInterval: ({ state }) => whilePending(state.data?.some(isBeingRead) ?? false),
  });
}

export function useExperience(id: string) {
  return useQuery({
    queryKey: [...ALL, id],
    queryFn: () => readExperience(id),
    refetchOnWindowFocus: false,
  });
}

export function readExperience(id: string): Promise<Experience> {
  return answerOf(api.GET("/v1/experiences/{experience_id}", pathOf(id)));
}

export function useExperienceSearch(words: string) {
  return useQuery({
    queryKey: [...ALL, "search", words],
    queryFn: () =>
      answerOf(api.GET("/v1/experiences/search", { params: { query: { q: words, size: 50 } } })),
    enabled: words !== "",
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      whilePending(state.data?.data.some((hit) => isBeingRead(hit.experience)) ?? false),
  });
}

function readPage(page: number) {
  const query = { page, size: LARGEST_PAGE, sort: "start_date:desc" as const };
  return answerOf(api.GET("/v1/experiences", { params: { query } }));
}

/** What was derived from the record follows the change: everything shown of it is asked for again. */
export function recordChanged(queries: QueryClient): void {
  expectNews();
  void queries.invalidateQueries();
}

export function useSaveExperience() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      version,
      input,
    }: {
      id?: string;
      version?: number;
      input: ExperienceInput;
    }) =>
      id === undefined
        ? answerOf(api.POST("/v1/experiences", { body: input }))
        : answerOf(
            api.PUT("/v1/experiences/{experience_id}", {
              params: { path: { experience_id: id }, header: ifMatch(version ?? 0) },
              body: input,
            }),
          ),
    onSuccess: () => recordChanged(queries),
  });
}

export function useDeleteExperience() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Experience) =>
      answerOf(
        api.DELETE("/v1/experiences/{experience_id}", {
          params: { path: { experience_id: id }, header: ifMatch(version) },
        }),
      ),
    onSuccess: () => recordChanged(queries),
    onError: () => void queries.invalidateQueries({ queryKey: ALL }),
  });
}

export function useEnrichAgain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST("/v1/experiences/{experience_id}/enrich", pathOf(id))),
    onSuccess: () => recordChanged(queries),
  });
}

function pathOf(id: string) {
  return { params: { path: { experience_id: id } } };
}
