/** The API, typed by its own description. `publicApi` sends no token; `api` speaks for the signed-in person. */

import createClient from "openapi-fetch";
import { accessToken, renewAccessToken } from "./accessToken";
import type { paths } from "./schema";

const API = "/api";

export const publicApi = createClient<paths>({ baseUrl: API });
export const api = createClient<paths>({ baseUrl: API, fetch: signedFetch });

/** Fetches with the access token; where it is refused, renews it once and asks again. */
export async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(withToken(request));
  if (response.status !== 401 || !(await renewAccessToken())) return response;
  return fetch(withToken(again));
}

function withToken(request: Request): Request {
  const token = accessToken();
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}

/** The header that makes a change fail where somebody else changed the record first. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
