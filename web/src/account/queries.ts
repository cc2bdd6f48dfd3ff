/** The account and what protects it: read, and looked at again after every change. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../shared/api/client";
import { answerIfThere } from "../shared/api/perhaps";
import { answerOf } from "../shared/api/problem";
import type { components } from "../shared/api/schema";

const ACCOUNT = ["account"] as const;
const FACTORS = ["account", "factors"] as const;

export function useAccount() {
  return useQuery({
    queryKey: [...ACCOUNT, "me"],
    queryFn: () => answerOf(api.GET("/v1/users/me")),
  });
}

export function useFactors() {
  return useQuery({
    queryKey: [...FACTORS, "all"],
    queryFn: () => answerOf(api.GET("/v1/auth/mfa")),
    staleTime: 0, // a sign-in over the page may just have used a recovery code up
  });
}

export function usePasskeys() {
  return useQuery({
    queryKey: [...FACTORS, "passkeys"],
    queryFn: async () => (await answerOf(api.GET("/v1/auth/passkeys"))).data,
  });
}

export function useSessions() {
  return useQuery({
    queryKey: [...ACCOUNT, "sessions"],
    queryFn: async () => (await answerOf(api.GET("/v1/auth/sessions"))).data,
  });
}

export function useApiKeys() {
  return useQuery({
    queryKey: [...ACCOUNT, "api-keys"],
    queryFn: async () => (await answerOf(api.GET("/v1/auth/api-keys"))).data,
  });
}

/** An account at another service that opens this one. */
export interface Linked {
  provider: string;
  name: string;
  shown: string | null;
  created_at: string;
  last_used: string | null;
}

/** None where the installation offers no other service. */
export function useLinkedSignIns() {
  return useQuery({
    queryKey: [...ACCOUNT, "linked-sign-ins"],
    queryFn: async () =>
      (await answerIfThere<{ data: Linked[] }>("/auth/linked-sign-ins"))?.data ?? [],
  });
}

/**
 * A change of the account; afterwards everything about it is read again. `onDone` is called before that,
 * and also where the part of the page that asked for the change is gone by then: an answer such as
 * recovery codes comes only once.
 */
export function useAccountChange<Wanted, Answer>(
  change: (wanted: Wanted) => Promise<Answer>,
  onDone?: (answer: Answer, wanted: Wanted) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

type Schemas = components["schemas"];

export const changes = {
  me: (body: Schemas["UserChangesInput"]) => answerOf(api.PATCH("/v1/users/me", { body })),
  email: (new_email: string) =>
    answerOf(api.POST("/v1/auth/change-email", { body: { new_email } })),
  resendVerification: (email: string) =>
    answerOf(api.POST("/v1/auth/resend-verification", { body: { email } })),
  mailPasswordLink: (email: string) =>
    answerOf(api.POST("/v1/auth/forgot-password", { body: { email } })),
  password: (body: Schemas["PasswordChange"]) =>
    answerOf(api.POST("/v1/auth/change-password", { body })),
  beginTotp: () => answerOf(api.POST("/v1/auth/mfa/totp")),
  confirmTotp: (code: string) =>
    answerOf(api.POST("/v1/auth/mfa/totp/confirm", { body: { code } })),
  removeTotp: () => answerOf(api.DELETE("/v1/auth/mfa/totp")),
  replaceRecoveryCodes: () => answerOf(api.POST("/v1/auth/mfa/recovery-codes")),
  passkeyOptions: () => answerOf(api.POST("/v1/auth/passkeys/options")),
  addPasskey: (body: Schemas["PasskeyInput"]) => answerOf(api.POST("/v1/auth/passkeys", { body })),
  renamePasskey: ({ id, name }: { id: string; name: string }) =>
    answerOf(
      api.PATCH("/v1/auth/passkeys/{passkey_id}", {
        params: { path: { passkey_id: id } },
        body: { name },
      }),
    ),
  removePasskey: (id: string) =>
    answerOf(
      api.DELETE("/v1/auth/passkeys/{passkey_id}", { params: { path: { passkey_id: id } } }),
    ),
  endSession: (id: string) =>
    answerOf(
      api.DELETE("/v1/auth/sessions/{session_id}", { params: { path: { session_id: id } } }),
    ),
  endOtherSessions: () => answerOf(api.DELETE("/v1/auth/sessions")),
  createApiKey: (body: Schemas["ApiKeyInput"]) => answerOf(api.POST("/v1/auth/api-keys", { body })),
  removeApiKey: (id: string) =>
    answerOf(api.DELETE("/v1/auth/api-keys/{key_id}", { params: { path: { key_id: id } } })),
  deactivate: () => answerOf(api.POST("/v1/users/me/deactivate")),
  delete: () => answerOf(api.DELETE("/v1/users/me")),
};
