/** Resumes: listing, making, removing and downloading them. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, signedFetch } from "../shared/api/client";
import { answerOf, problemOf, unreachable } from "../shared/api/problem";
import type { components } from "../shared/api/schema";
import type { Resume } from "../shared/api/types";
import { saveFile } from "../shared/saveFile";

const ALL = ["resumes"] as const;
const A_LETTER_COUNTRY = /-(US|CA|MX|CL|CO|PH|VE)$/;

export type PageSize = Resume["page"];
export type Format = "pdf" | "txt" | "md" | "json";

export function useResumes() {
  return useQuery({
    queryKey: ALL,
    queryFn: () => answerOf(api.GET("/v1/resumes", { params: { query: { page: 1, size: 100 } } })),
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: ["templates"],
    queryFn: () => answerOf(api.GET("/v1/resumes/templates")),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export type Wanted = components["schemas"]["ResumeContent"];

export function useCreateResume() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wanted) => answerOf(api.POST("/v1/resumes", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

export function useDeleteResume() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Resume) =>
      answerOf(
        api.DELETE("/v1/resumes/{resume_id}", {
          params: { path: { resume_id: id }, header: ifMatch(version) },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

/** The paper of the reader's country. */
export function usualPage(locale = navigator.language): PageSize {
  return A_LETTER_COUNTRY.test(locale) ? "letter" : "a4";
}

/** Fetches the file and hands it to the browser to save. */
export async function download(id: string, format: Format): Promise<void> {
  const address = `/api/v1/resumes/${encodeURIComponent(id)}/export?format=${format}`;
  const request = new Request(new URL(address, window.location.origin));
  const response = await signedFetch(request).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null));
  saveFile(await response.blob(), fileName(response.headers.get("Content-Disposition"), format));
}

/** The name the service gives; the one in UTF-8 first. */
export function fileName(disposition: string | null, format: Format): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  const plain = /filename="([^"]+)"/i.exec(disposition ?? "")?.[1];
  const name = extended ? decodeURIComponent(extended) : (plain ?? "resume");
  return name.endsWith(`.${format}`) ? name : `${name}.${format}`;
}
