/** Reading and changing skills, and what others say about them. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { recordChanged } from "../experiences/queries";
import { api, ifMatch } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { withOne } from "../shared/lists";
import { everyPage } from "../shared/paging";
import type { InvitationInput, Skill, SkillChanges, SkillInput } from "./shapes";

const SKILLS = ["skills"] as const;
const LARGEST_PAGE = 100;

const listed = (hidden: boolean) => [...SKILLS, "list", hidden] as const;

export function useSkills({ hidden = false, wanted = true } = {}) {
  return useQuery({
    queryKey: listed(hidden),
    queryFn: () =>
      everyPage((page) => {
        const query = { page, size: LARGEST_PAGE, hidden };
        return answerOf(api.GET("/v1/skills", { params: { query } }));
      }),
    enabled: wanted,
  });
}

export function useProgression(id: string) {
  return useQuery({
    queryKey: [...SKILLS, id, "progression"],
    queryFn: () => answerOf(api.GET("/v1/skills/{skill_id}/progression", of(id))),
  });
}

export function useSuggestions(role: string) {
  return useQuery({
    queryKey: [...SKILLS, "suggestions", role],
    queryFn: () => answerOf(api.GET("/v1/skills/suggestions", { params: { query: { role } } })),
    enabled: role !== "",
  });
}

export function useEndorsements() {
  return useQuery({
    queryKey: [...SKILLS, "endorsements"],
    queryFn: () =>
      everyPage((page) => {
        const query = { page, size: LARGEST_PAGE };
        return answerOf(api.GET("/v1/skills/endorsements", { params: { query } }));
      }),
  });
}

export function useInvitations() {
  return useQuery({
    queryKey: [...SKILLS, "invitations"],
    queryFn: () =>
      everyPage((page) => {
        const query = { page, size: LARGEST_PAGE };
        return answerOf(api.GET("/v1/skills/invitations", { params: { query } }));
      }),
  });
}

/** The catalogues behind the names; they change with a release only. */
export function useCatalogueSources({ wanted }: { wanted: boolean }) {
  return useQuery({
    queryKey: ["reference", "sources"],
    queryFn: () => answerOf(api.GET("/v1/reference/sources")),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A change of the skills; afterwards everything made from the record is read again. */
export function useSkillChange<Wanted, Answer>(change: (wanted: Wanted) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => recordChanged(queries),
    onError: () => void queries.invalidateQueries({ queryKey: SKILLS }),
  });
}

/** A skill that is added or changed; it is shown at once, with its new version. */
export function useSkillSave<Wanted>(save: (wanted: Wanted) => Promise<Skill>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      for (const hidden of [false, true])
        queries.setQueryData<Skill[]>(listed(hidden), (list) => {
          const others = list?.filter(({ id }) => id !== saved.id);
          return saved.hidden === hidden ? list && withOne(list, saved) : others;
        });
      recordChanged(queries);
    },
    onError: () => void queries.invalidateQueries({ queryKey: SKILLS }),
  });
}

/** One skill, in the path of a call. */
function of(skill_id: string) {
  return { params: { path: { skill_id } } };
}

const UNSAID = { primary: false, keywords: [], hidden: false };

export const changes = {
  add: (skill: SkillInput) => answerOf(api.POST("/v1/skills", { body: { ...UNSAID, ...skill } })),
  change: ({ id, version, ...body }: SkillChanges & { id: string; version?: number }) => {
    const params = {
      path: { skill_id: id },
      header: version === undefined ? {} : ifMatch(version),
    };
    return answerOf(api.PATCH("/v1/skills/{skill_id}", { params, body }));
  },
  remove: ({ id }: { id: string }) => answerOf(api.DELETE("/v1/skills/{skill_id}", of(id))),
  assess: ({ id, ...body }: { id: string; score: number; assessed_on?: string }) =>
    answerOf(api.POST("/v1/skills/{skill_id}/assessments", { ...of(id), body })),
  removeAssessment: ({ id, assessment }: { id: string; assessment: string }) =>
    answerOf(
      api.DELETE("/v1/skills/{skill_id}/assessments/{assessment_id}", {
        params: { path: { skill_id: id, assessment_id: assessment } },
      }),
    ),
  invite: ({ id, ...body }: InvitationInput & { id: string }) =>
    answerOf(api.POST("/v1/skills/{skill_id}/invitations", { ...of(id), body })),
  withdraw: (invitation_id: string) =>
    answerOf(
      api.DELETE("/v1/skills/invitations/{invitation_id}", { params: { path: { invitation_id } } }),
    ),
  answer: ({ id, status }: { id: string; status: "accepted" | "declined" }) =>
    answerOf(
      api.PATCH("/v1/skills/endorsements/{endorsement_id}", {
        params: { path: { endorsement_id: id } },
        body: { status },
      }),
    ),
  removeEndorsement: (endorsement_id: string) =>
    answerOf(
      api.DELETE("/v1/skills/endorsements/{endorsement_id}", {
        params: { path: { endorsement_id } },
      }),
    ),
};
