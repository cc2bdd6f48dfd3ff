/** Which square of a picture is kept. */

import type { Size } from "./photo";

/** Where the middle of the square lies, in pixels of the picture, and how near one looks. */
export interface View {
  x: number;
  y: number;
  /** 1 shows as much as fits. */
  zoom: number;
}

/** In pixels: a smaller square would be a blur. */
const SMALLEST_SIDE = 128;
const MOST_ZOOM = 8;

export function nearest({ width, height }: Size): number {
  return Math.max(1, Math.min(MOST_ZOOM, Math.min(width, height) / SMALLEST_SIDE));
}

/** The largest square, in the middle. */
export function whole({ width, height }: Size): View {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

function sideOf({ zoom }: View, { width, height }: Size): number {
  return Math.min(width, height) / zoom;
}

/** The view, changed, and no farther than the edges of the picture allow. */
export function looked(view: View, change: Partial<View>, picture: Size): View {
  const wanted = { ...view, ...change };
  const zoom = between(1, wanted.zoom, nearest(picture));
  const half = sideOf({ ...wanted, zoom }, picture) / 2;
  return {
    x: between(half, wanted.x, picture.width - half),
    y: between(half, wanted.y, picture.height - half),
    zoom,
  };
}

/** The corner and the side of the square, in pixels of the picture. */
export function squareOf(view: View, picture: Size) {
  const side = sideOf(view, picture);
  return { left: view.x - side / 2, top: view.y - side / 2, side };
}

/** The picture drawn along by hand, in parts of the side that is seen. */
export function dragged(view: View, right: number, down: number, picture: Size): View {
  const side = sideOf(view, picture);
  return looked(view, { x: view.x - right * side, y: view.y - down * side }, picture);
}

/** In parts of the side. */
const STEP = 0.05;
const ZOOM_STEP = 1.1;

/** What a key does to the view; null for a key that does nothing. */
export function keyed(key: string, view: View, picture: Size): View | null {
  const step = sideOf(view, picture) * STEP;
  const changes: Record<string, Partial<View>> = {
    ArrowLeft: { x: view.x - step },
    ArrowRight: { x: view.x + step },
    ArrowUp: { y: view.y - step },
    ArrowDown: { y: view.y + step },
    "+": { zoom: view.zoom * ZOOM_STEP },
    "=": { zoom: view.zoom * ZOOM_STEP },
    "-": { zoom: view.zoom / ZOOM_STEP },
  };
  const change = changes[key];
  return change ? looked(view, change, picture) : null;
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), Math.max(least, most));
}
