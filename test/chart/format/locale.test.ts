import { expect, test } from "vitest";
import { isLocale, getLocale } from "../../../src/chart/format/locale.ts";

const TAGS = [
  ..."en-US en-IN de de-CH fr es pl pt-PT sv ru tr hu".split(" "),
  ..."ar-EG fa-IR he-IL hi th-TH ja zh-Hant ko lt".split(" "),
];
const MARCH = Date.UTC(2026, 2, 1);

test.for(TAGS)(
  "getLocale(%j) has Latin digits, Gregorian years and no marks of direction",
  (tag) => {
    expect(isLocale(tag)).toBe(true);
    const locale = getLocale(tag);
    const texts = [
      ...[locale.decimal, locale.group, ...locale.percent],
      ...[...locale.monthNames.short, ...locale.monthNames.long, ...locale.dayNames.short],
      ...(["day", "weekday", "month", "monthYear", "date"] as const).map((kind) =>
        locale.dateText(kind, MARCH),
      ),
    ];
    for (const text of texts) expect(text).not.toMatch(/[\u200e\u200f\u061c\u202f\u2009]/);
    for (const text of texts) expect(text.replace(/\d/g, "")).not.toMatch(/\p{Nd}/u);
    expect(locale.dateText("monthYear", MARCH)).toContain("2026");
    expect(locale.dateText("weekday", MARCH)).toMatch(/(^|\D)0?1(\D|$)/);
    expect(new Set(locale.monthNames.short).size).toBe(12);
    expect(new Set(locale.dayNames.long).size).toBe(7);
  },
);

test("getLocale() has the order, the names and the signs of the locale", () => {
  expect(getLocale("en-US").dateText("day", MARCH)).toBe("Mar 1");
  expect(getLocale("de").dateText("day", MARCH)).toBe("1. März");
  expect(getLocale("en-US").dateText("weekday", MARCH)).toBe("Sun, Mar 1");
  expect(getLocale("ja").dateText("monthYear", MARCH)).toBe("2026年3月");
  expect(getLocale("en-IN").groups).toEqual([3, 2]);
  expect(getLocale("de").percent).toEqual(["", "\u00a0%"]);
  expect(getLocale("tr").percent).toEqual(["%", ""]);
});

test("getLocale() counts years as Dates do, before the first too", () => {
  const old = new Date(0).setUTCFullYear(-5, 2, 1);
  expect(getLocale("en-US").dateText("monthYear", old)).toBe("Mar -5");
});

test.for(["", "xx", "tlh", "en_US", "de-", "\0", "__proto__", "a".repeat(1000), "root", "C", "🙂"])(
  "isLocale(%j) is false, and getLocale() falls back to American English, not to the host's",
  (tag) => {
    expect(isLocale(tag)).toBe(false);
    expect(getLocale(tag).dateText("day", MARCH)).toBe("Mar 1");
  },
);

test("getLocale() overrules the digits and the calendar that a tag asks for", () => {
  const locale = getLocale("en-US-u-nu-arab-ca-buddhist");
  expect(locale.dateText("date", MARCH)).toBe("Mar 1, 2026");
});
