/** Bringing a file: announce it, send its bytes to storage, get the import's id. */

import { api } from "../shared/api/client";
import { ApiProblem, answerOf, unreachable } from "../shared/api/problem";
import { expectNews } from "../shared/polling";

export const LARGEST_FILE = 5 * 1024 * 1024;

export async function uploadJsonResume(file: File): Promise<string> {
  if (!file.size) throw refused("This file is empty.");
  if (file.size > LARGEST_FILE) throw refused("This file is larger than 5 MB.");
  const body = {
    source: "json_resume" as const,
    filename: file.name,
    content_type: "application/json",
    size: file.size,
  };
  const started = await answerOf(api.POST("/v1/imports", { body }));
  await send(file, started.upload);
  expectNews();
  return started.id;
}

async function send(
  file: File,
  upload: { url: string; headers: Record<string, string> },
): Promise<void> {
  let response: Response;
  try {
    response = await fetch(upload.url, { method: "PUT", headers: upload.headers, body: file });
  } catch {
    throw unreachable();
  }
  if (!response.ok)
    throw new ApiProblem(
      response.status,
      "UPLOAD_REFUSED",
      "The file did not arrive. Choose it again.",
    );
}

export async function exampleFile(): Promise<File> {
  const response = await fetch("/example-resume.json").catch(() => null);
  if (!response?.ok) throw unreachable();
  return new File([await response.blob()], "example-resume.json");
}

function refused(message: string): ApiProblem {
  return new ApiProblem(422, "FILE_NOT_ACCEPTED", message);
}
