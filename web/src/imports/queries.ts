/** Following an import, and applying it. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { recordChanged } from "../experiences/queries";
import { api } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import type { Decision, Import } from "../shared/api/types";
import { expectNews, whilePending } from "../shared/polling";

const UNDER_WAY: ReadonlySet<Import["status"]> = new Set([
  "awaiting_upload",
  "parsing",
  "applying",
]);

/** The import; asks again by itself while the service works on it. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ["imports", id],
    queryFn: () =>
      answerOf(api.GET("/v1/imports/{import_id}", { params: { path: { import_id: id } } })),
    refetchInterval: ({ state }) => whilePending(!state.data || UNDER_WAY.has(state.data.status)),
  });
}

export function useApplyImport(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decisions: Record<string, Decision>) =>
      answerOf(
        api.POST("/v1/imports/{import_id}/apply", {
          params: { path: { import_id: id } },
          body: { decisions },
        }),
      ),
    onSuccess: (answer) => {
      expectNews();
      queries.setQueryData(["imports", id], answer);
    },
  });
}

/** Once an import is applied, everything shown of the record is out of date. */
export function useRecordChanged(): () => void {
  const queries = useQueryClient();
  return () => recordChanged(queries);
}
