/** Changing the profile, its photo and the collections; reading what only the profile's own pages show. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { recordChanged } from "../experiences/queries";
import { api, ifMatch } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { withOne } from "../shared/lists";
import { everyPage } from "../shared/paging";
import { PROFILE } from "./queries";
import type { CollectionName, Entries, Entry, Profile, ProfileChanges } from "./shapes";

export function useCompleteness() {
  return useQuery({
    queryKey: [...PROFILE, "completeness"],
    queryFn: () => answerOf(api.GET("/v1/profile/completeness")),
  });
}

export interface ProfileSave {
  changes: ProfileChanges;
  /** Without one the change is made to whatever stands there. */
  version?: number;
}

/** The answer is shown at once; everything that follows from the profile is asked for again. */
export function useChangeProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, version }: ProfileSave) =>
      answerOf(
        api.PATCH("/v1/profile", {
          params: { header: version === undefined ? {} : ifMatch(version) },
          body: changes,
        }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(PROFILE, answer);
      recordChanged(queries);
    },
    onError: () => void queries.invalidateQueries({ queryKey: PROFILE, exact: true }),
  });
}

/** The photo; read again where its version changes. */
export function usePhoto(photo: Profile["photo"]) {
  return useQuery({
    queryKey: ["photo", photo?.version],
    queryFn: () => answerOf(api.GET("/v1/profile/photo", { parseAs: "blob" })),
    enabled: Boolean(photo),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useChangePhoto() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (image: Blob | null): Promise<unknown> =>
      image ? putPhoto(image) : answerOf(api.DELETE("/v1/profile/photo")),
    onSuccess: () => recordChanged(queries),
  });
}

function putPhoto(image: Blob) {
  return answerOf(
    api.PUT("/v1/profile/photo", {
      headers: { "Content-Type": image.type },
      // The description calls the bytes of a picture a string.
      body: image as never,
      bodySerializer: (bytes) => bytes as unknown as Blob,
    }),
  );
}

const entriesOf = (name: CollectionName) => ["collections", name] as const;

/** Every entry of a collection, in the order in which they were added. */
export function useEntries<Name extends CollectionName>(name: Name) {
  return useQuery({
    queryKey: entriesOf(name),
    queryFn: async () => (await everyPage((page) => readPage(name, page))) as Entries[Name][],
  });
}

// Every collection has the same calls: the types of one stand for all.
const pathOf = (name: CollectionName) => `/v1/${name}` as "/v1/education";
const entryPathOf = (name: CollectionName) =>
  `/v1/${name}/{entry_id}` as "/v1/education/{entry_id}";

function readPage(name: CollectionName, page: number) {
  return answerOf(api.GET(pathOf(name), { params: { query: { page, size: 100 } } }));
}

export async function readEntry(name: CollectionName, id: string): Promise<Entry> {
  return answerOf(api.GET(entryPathOf(name), { params: { path: { entry_id: id } } }));
}

export interface EntrySave {
  id?: string;
  version?: number;
  content: Record<string, unknown>;
}

export function useSaveEntry(name: CollectionName) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, content }: EntrySave): Promise<Entry> => {
      const body = content as never;
      if (!id) return answerOf(api.POST(pathOf(name), { body }));
      const params = {
        path: { entry_id: id },
        header: version === undefined ? {} : ifMatch(version),
      };
      return answerOf(api.PATCH(entryPathOf(name), { params, body }));
    },
    onSuccess: (saved) => {
      queries.setQueryData<Entry[]>(entriesOf(name), (list) => list && withOne(list, saved));
      recordChanged(queries);
    },
  });
}

export function useDeleteEntry(name: CollectionName) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      answerOf(
        api.DELETE(entryPathOf(name), {
          params: { path: { entry_id: id }, header: ifMatch(version) },
        }),
      ),
    onSuccess: (_, { id }) => {
      queries.setQueryData<Entry[]>(entriesOf(name), (list) =>
        list?.filter((one) => one.id !== id),
      );
      recordChanged(queries);
    },
    onError: () => void queries.invalidateQueries({ queryKey: entriesOf(name) }),
  });
}

/** A project as it is shown to others: with other names where it is anonymized. */
export function useRendering(id: string, version: number, wanted: boolean) {
  return useQuery({
    queryKey: [...entriesOf("projects"), id, "rendering", version],
    queryFn: () =>
      answerOf(
        api.GET("/v1/projects/{entry_id}/rendering", { params: { path: { entry_id: id } } }),
      ),
    enabled: wanted,
  });
}
