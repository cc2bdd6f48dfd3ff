import { describe, expect, test } from "vitest";
import { keptSide } from "./photo";
import { dragged, keyed, looked, nearest, squareOf, whole } from "./square";

const WIDE = { width: 4000, height: 3000 };

describe("the square that is kept of a photo", () => {
  test("is the largest in the middle to begin with", () => {
    expect(squareOf(whole(WIDE), WIDE)).toEqual({ left: 500, top: 0, side: 3000 });
    expect(squareOf(whole({ width: 300, height: 900 }), { width: 300, height: 900 })).toEqual({
      left: 0,
      top: 300,
      side: 300,
    });
  });

  test("never leaves the picture, however far it is drawn", () => {
    for (const [x, y] of [
      [-9_000, -9_000],
      [9_000, 9_000],
      [0, 9_000],
    ] as const)
      for (const zoom of [0.1, 1, 3, 99]) {
        const { left, top, side } = squareOf(looked(whole(WIDE), { x, y, zoom }, WIDE), WIDE);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(left + side).toBeLessThanOrEqual(WIDE.width);
        expect(top + side).toBeLessThanOrEqual(WIDE.height);
      }
  });

  test("comes back into the picture when one looks from farther away", () => {
    const corner = looked(whole(WIDE), { x: 0, y: 0, zoom: 4 }, WIDE);
    expect(squareOf(corner, WIDE)).toEqual({ left: 0, top: 0, side: 750 });
    expect(squareOf(looked(corner, { zoom: 1 }, WIDE), WIDE)).toEqual({
      left: 0,
      top: 0,
      side: 3000,
    });
  });

  test("goes the other way than the hand that draws the picture", () => {
    const near = looked(whole(WIDE), { zoom: 2 }, WIDE);
    expect(dragged(near, 0.1, -0.2, WIDE)).toEqual({ x: 1850, y: 1800, zoom: 2 });
  });

  test("is moved and made smaller by keys, and other keys are left alone", () => {
    const near = looked(whole(WIDE), { zoom: 2 }, WIDE);
    expect(keyed("ArrowRight", near, WIDE)?.x).toBe(near.x + 75);
    expect(keyed("ArrowUp", near, WIDE)?.y).toBe(near.y - 75);
    expect(keyed("+", near, WIDE)?.zoom).toBeCloseTo(2.2);
    expect(keyed("-", whole(WIDE), WIDE)?.zoom).toBe(1);
    expect(keyed("Tab", near, WIDE)).toBeNull();
  });

  test("is never so small that it is a blur, nor sent larger than it was", () => {
    expect(nearest({ width: 100, height: 100 })).toBe(1);
    expect(nearest({ width: 512, height: 900 })).toBe(4);
    expect(nearest(WIDE)).toBe(8);
    expect([40, 750.4, 3000].map(keptSide)).toEqual([40, 750, 1600]);
  });
});
