/** What one may ask of one's own data: copies, consents, the rules, keys, the receipt of an erasure. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, publicApi, signedFetch } from "../shared/api/client";
import { answerOf, problemOf, unreachable } from "../shared/api/problem";
import type { components } from "../shared/api/schema";
import { expectNews, whilePending } from "../shared/polling";
import { saveFile } from "../shared/saveFile";

type Schemas = components["schemas"];
export type Takeout = Schemas["TakeoutAnswer"];
export type Standing = Schemas["Standing"];
export type Erasure = Schemas["ErasureAnswer"];
export type SealingKey = Schemas["DataKeyAnswer"];
type WantedKey = Schemas["WantedKey"];

const TAKEOUTS = ["takeouts"] as const;
const CONSENTS = ["consents"] as const;
const POLICIES = ["policies"] as const;
const KEYS = ["sealing-keys"] as const;

export function isBeingMade({ status }: Pick<Takeout, "status">): boolean {
  return status === "pending" || status === "running";
}

export function useTakeouts() {
  return useQuery({
    queryKey: TAKEOUTS,
    queryFn: async () => (await answerOf(api.GET("/v1/takeouts"))).data,
    refetchInterval: ({ state }) => whilePending(state.data?.some(isBeingMade) ?? false),
  });
}

export function useAskForTakeout() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      expectNews();
      return answerOf(api.POST("/v1/takeouts"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: TAKEOUTS }),
  });
}

export function useRemoveTakeout() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE("/v1/takeouts/{takeout_id}", { params: { path: { takeout_id: id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: TAKEOUTS }),
  });
}

type Fetching = (request: Request) => Promise<Response>;

/** Fetches all parts in order and hands the one file to the browser. `onPart` is told after each. */
export async function downloadTakeout(
  { id, parts, created_at }: Pick<Takeout, "id" | "parts" | "created_at">,
  onPart: (part: number) => void,
): Promise<void> {
  saveFile(await joined(id, parts, onPart), `pathfinder-${created_at.slice(0, 10)}.zip`);
}

export async function joined(
  id: string,
  parts: number,
  onPart: (part: number) => void,
  fetching: Fetching = signedFetch,
): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const address = `/api/v1/takeouts/${encodeURIComponent(id)}/download?part=${part}`;
    const request = new Request(new URL(address, window.location.origin));
    const response = await fetching(request).catch(() => {
      throw unreachable();
    });
    if (!response.ok) throw problemOf(response, await response.json().catch(() => null));
    pieces.push(await response.blob());
    onPart(part);
  }
  return new Blob(pieces, { type: "application/zip" });
}

export function useConsents() {
  return useQuery({
    queryKey: CONSENTS,
    queryFn: async () => (await answerOf(api.GET("/v1/consents"))).standing,
  });
}

export function useSayConsent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConsentInput"]) => answerOf(api.POST("/v1/consents", { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: CONSENTS }),
  });
}

export function usePolicyText(name: string) {
  const locale = navigator.language.slice(0, 2);
  return useQuery({
    queryKey: [...POLICIES, name, locale],
    queryFn: () =>
      answerOf(
        publicApi.GET("/v1/policies/{name}", { params: { path: { name }, query: { locale } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRetention() {
  return useQuery({
    queryKey: [...POLICIES, "retention"],
    queryFn: async () => (await answerOf(publicApi.GET("/v1/policies/retention"))).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether every key that was asked for is there. */
export function areReplaced(keys: SealingKey[], wanted: WantedKey[] = []): boolean {
  return wanted.every(({ purpose, version }) =>
    keys.some((key) => key.purpose === purpose && key.version >= version),
  );
}

/** Asked for again while those that are wanted are on their way. */
export function useSealingKeys(wanted?: WantedKey[]) {
  return useQuery({
    queryKey: KEYS,
    queryFn: async () => (await answerOf(api.GET("/v1/users/me/keys"))).data,
    refetchInterval: ({ state }) =>
      whilePending(state.data !== undefined && !areReplaced(state.data, wanted)),
  });
}

export function useReplaceSealingKeys() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      expectNews();
      return answerOf(api.POST("/v1/users/me/keys/rotate"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}

export function useErasure(receipt: string) {
  return useQuery({
    queryKey: ["erasure", receipt],
    queryFn: () =>
      answerOf(publicApi.GET("/v1/erasures/{receipt}", { params: { path: { receipt } } })),
    enabled: receipt !== "",
    refetchInterval: ({ state }) => whilePending(state.data?.status === "erasing"),
  });
}
