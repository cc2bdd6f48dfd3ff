import { describe, expect, test } from "vitest";
import { gapsBetween, type Post, placeInLanes } from "./lanes";

const NOW = 2026 * 12 + 10;

function post(id: string, start_date: string, end_date: string | null): Post {
  return { id, start_date, end_date, is_current: end_date === null };
}

const lanesOf = (posts: Post[]) =>
  Object.fromEntries(placeInLanes(posts, NOW).map(({ post: { id }, lane }) => [id, lane]));

describe("lanes", () => {
  test("posts one after the other share one", () => {
    expect(
      lanesOf([post("a", "2015", "2017"), post("b", "2018", "2020"), post("c", "2021", null)]),
    ).toEqual({
      a: 0,
      b: 0,
      c: 0,
    });
  });

  test("a concurrent post gets its own, and gives it back", () => {
    const posts = [
      post("main", "2015-01", "2020-12"),
      post("beside", "2016-03", "2017-06"),
      post("later", "2018-01", "2019-06"),
      post("both", "2018-06", "2018-12"),
    ];
    expect(lanesOf(posts)).toEqual({ main: 0, beside: 1, later: 1, both: 2 });
  });

  test("are the same in whatever order the posts come", () => {
    const posts = [
      post("a", "2015-01", "2020-12"),
      post("b", "2016", "2017"),
      post("c", "2019", null),
    ];
    expect(lanesOf(posts.toReversed())).toEqual(lanesOf(posts));
  });

  test("no two posts of one lane overlap", () => {
    const posts = Array.from({ length: 60 }, (_, at) =>
      post(String(at), String(1990 + ((at * 7) % 30)), String(1990 + ((at * 7) % 30) + (at % 4))),
    );
    const placed = placeInLanes(posts, NOW);
    for (const one of placed)
      for (const other of placed)
        if (one !== other && one.lane === other.lane)
          expect(one.end <= other.start || other.end <= one.start).toBe(true);
  });

  test("a current post reaches to now", () => {
    expect(placeInLanes([post("a", "2020-05", null)], NOW)[0]).toMatchObject({ end: NOW });
  });
});

describe("gaps", () => {
  const gapsOf = (posts: Post[]) => gapsBetween(placeInLanes(posts, NOW));

  test("are the time that no post covers", () => {
    expect(gapsOf([post("a", "2015-01", "2016-06"), post("b", "2017-01", null)])).toEqual([
      { start: 2016 * 12 + 6, end: 2017 * 12 },
    ]);
  });

  test("are none while a longer post goes on beside", () => {
    const posts = [
      post("long", "2015", "2020"),
      post("short", "2016", "2016"),
      post("next", "2021", null),
    ];
    expect(gapsOf(posts)).toEqual([]);
  });

  test("of a month are no gaps, and nothing is one before the first post", () => {
    expect(gapsOf([post("a", "2015-01", "2015-06"), post("b", "2015-08", null)])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });
});
