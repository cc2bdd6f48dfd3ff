import { describe, expect, test } from "vitest";
import {
  endInMonths,
  parseDate,
  readableDate,
  readableLength,
  readablePeriod,
  readableYears,
  startInMonths,
} from "./dates";

describe("a date", () => {
  test.each([
    ["2019", { year: 2019 }],
    ["2019-03", { year: 2019, month: 3 }],
    [" 2020-02-29 ", { year: 2020, month: 2, day: 29 }],
  ])("%s keeps the precision it was given with", (text, parts) => {
    expect(parseDate(text)).toMatchObject(parts);
  });

  test.each([
    "2019-13",
    "2019-00",
    "2019-02-30",
    "19-03",
    "2019-3",
    "March 2019",
    "1899",
    "",
    "now",
  ])("is not what %o says", (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test("is said no more precisely than it is known", () => {
    expect(readableDate("2019", "en-GB")).toBe("2019");
    expect(readableDate("2019-03", "en-GB")).toBe("Mar 2019");
    expect(readableDate("2019-03-04", "en-GB")).toBe("4 Mar 2019");
    expect(readableDate("last spring", "en-GB")).toBe("last spring");
  });
});

test("a start takes its first day, an end its last", () => {
  expect(startInMonths("2019")).toBe(2019 * 12);
  expect(endInMonths("2019")).toBe(2020 * 12);
  expect(endInMonths("2020-02")).toBe(2020 * 12 + 2);
  expect(startInMonths("2020-02-15")).toBeCloseTo(2020 * 12 + 1 + 14 / 29);
  expect(endInMonths("2019-02-30")).toBeNull();
});

test("a period says what is known of it", () => {
  expect(readablePeriod("2019", null, true)).toBe("2019 – now");
  expect(readablePeriod("2017", "2018")).toBe("2017 – 2018");
  expect(readablePeriod("2018", "2018")).toBe("2018");
  expect(readablePeriod(null, "2018")).toBe("2018");
  expect(readablePeriod(null, null)).toBe("");
});

test("lengths are said in whole months and years", () => {
  expect(readableLength(0.2)).toBe("1 month");
  expect(readableLength(11.6)).toBe("1 year");
  expect(readableLength(27)).toBe("2 yr 3 mo");
  expect(readableYears(0.4)).toBe("under a year");
  expect(readableYears(1)).toBe("1 year");
  expect(readableYears(1.6)).toBe("1.5 years");
  expect(readableYears(12.1)).toBe("12 years");
});
