/** Reading and changing the profile, and the collections beside the experiences. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { recordChanged } from "../experiences/queries";
import { api, ifMatch } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import type { Profile } from "../shared/api/types";

const LARGEST_PAGE = { params: { query: { page: 1, size: 100 } } };

export function useProfile() {
  return useQuery({
    queryKey: ["profile"],
    queryFn: () => answerOf(api.GET("/v1/profile")),
  });
}

export type ProfileFields = Omit<Profile, "version" | "updated_at">;

export function useChangeProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, changes }: { version: number; changes: ProfileFields }) =>
      answerOf(
        api.PATCH("/v1/profile", {
          // A profile that was never written has no version to match.
          params: { header: version ? ifMatch(version) : {} },
          body: changes,
        }),
      ),
    onSuccess: () => recordChanged(queries),
  });
}

/** Everything beside the experiences, in one go. */
export function useCollections() {
  return useQuery({ queryKey: ["collections"], queryFn: readCollections });
}

async function readCollections() {
  const [education, certifications, languages, projects, accomplishments, recommendations, skills] =
    await Promise.all([
      answerOf(api.GET("/v1/education", LARGEST_PAGE)),
      answerOf(api.GET("/v1/certifications", LARGEST_PAGE)),
      answerOf(api.GET("/v1/languages", LARGEST_PAGE)),
      answerOf(api.GET("/v1/projects", LARGEST_PAGE)),
      answerOf(api.GET("/v1/accomplishments", LARGEST_PAGE)),
      answerOf(api.GET("/v1/recommendations", LARGEST_PAGE)),
      answerOf(api.GET("/v1/skills", LARGEST_PAGE)),
    ]);
  return {
    education: education.data,
    certifications: certifications.data,
    languages: languages.data,
    projects: projects.data,
    accomplishments: accomplishments.data,
    recommendations: recommendations.data,
    skills: skills.data,
  };
}

export type Collections = Awaited<ReturnType<typeof readCollections>>;
