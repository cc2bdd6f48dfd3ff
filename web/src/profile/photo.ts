/** A photo as it is opened, drawn and sent: the square that is shown of it, and no larger. */

import { ApiProblem } from "../shared/api/problem";

export const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/gif"];
/** In bytes: more is not even opened here. */
const LARGEST_OPENED = 60 * 1024 * 1024;
/** In pixels. */
export const LARGEST_SIDE = 1600;
const QUALITY = 0.9;

export interface Size {
  width: number;
  height: number;
}

/** How many pixels of the side of a square are sent. */
export function keptSide(side: number): number {
  return Math.min(LARGEST_SIDE, Math.round(side));
}

/** Why a file is not taken as a photo, or null. */
export function problemWithFile({ type, size }: { type: string; size: number }): string | null {
  if (!ACCEPTED.includes(type)) return "A photo is a JPEG, PNG, WebP or GIF file.";
  if (!size) return "This file is empty.";
  if (size > LARGEST_OPENED) return "This file is larger than 60 MB.";
  return null;
}

/** The first file among these that is a picture; else the first, to be refused in words. */
export function pictureAmong(files: ArrayLike<File>): File | undefined {
  const all = Array.from(files);
  return all.find(({ type }) => type.startsWith("image/")) ?? all[0];
}

/** The picture in a file. Throws ApiProblem where it is none that a browser can show. */
export async function opened(file: File): Promise<ImageBitmap> {
  const problem = problemWithFile(file);
  if (problem) throw refused(problem);
  return createImageBitmap(file).catch(() => {
    throw refused("This file cannot be read as a picture.");
  });
}

interface Square {
  left: number;
  top: number;
  side: number;
}

/** Draws the square over the whole canvas. */
export function drawn(canvas: HTMLCanvasElement, picture: ImageBitmap, square: Square): void {
  const { width, height } = canvas;
  const { left, top, side } = square;
  const context = canvas.getContext("2d");
  if (!context) throw refused("This browser cannot show the picture.");
  context.fillStyle = "#ffffff"; // JPEG has no see-through
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, left, top, side, side, 0, 0, width, height);
}

/** The square as it is sent. */
export async function cropped(picture: ImageBitmap, square: Square): Promise<Blob> {
  const side = keptSide(square.side);
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  drawn(canvas, picture, square);
  const image = await new Promise<Blob | null>((done) =>
    canvas.toBlob(done, "image/jpeg", QUALITY),
  );
  if (!image) throw refused("This browser cannot make the picture smaller.");
  return image;
}

function refused(message: string): ApiProblem {
  return new ApiProblem(422, "PHOTO_NOT_ACCEPTED", message);
}
