/** The API, typed by its own description. `publicApi` sends no token; `api` speaks for the signed-in person. */

import createClient from "openapi-fetch";
import { accessToken, renewAccessToken } from "./accessToken";
import { askForFreshSignIn, wantsFreshSignIn } from "./freshSignIn";
import { patientFetch } from "./patience";
import type { paths } from "./schema";

const API = "/api";

export const publicApi = createClient<paths>({ baseUrl: API, fetch: patientFetch });
export const api = createClient<paths>({ baseUrl: API, fetch: signedFetch });

/**
 * Fetches with the access token. Where it is refused, renews it once and asks again; where the sign-in is
 * too old for what is asked, so does it once the person has confirmed who they are.
 */
export async function signedFetch(request: Request): Promise<Response> {
  const again = [request.clone(), request.clone()] as const;
  let response = await patientFetch(withToken(request));
  if (response.status === 401 && (await renewAccessToken()))
    response = await patientFetch(withToken(again[0]));
  if ((await wantsFreshSignIn(response)) && (await askForFreshSignIn()))
    response = await patientFetch(withToken(again[1]));
  return response;
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
