import { timeFormatLocale, type TimeLocaleDefinition } from "d3-time-format";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { getLocale } from "../../../../src/chart/format/locale.ts";
import { writeDirectives } from "../../../../src/chart/format/time/time-directives.ts";

/** Written of the zone, which d3 knows nothing of. */
const DIRECTIVES = Array.from("aAbBcdefgGHIjLmMpqQsSuUVwWxXyY%");

function d3Locale(tag: string): TimeLocaleDefinition {
  const { dayNames, monthNames } = getLocale(tag);
  return {
    dateTime: "%a %b %e %X %Y",
    date: "%Y-%m-%d",
    time: "%H:%M:%S",
    periods: ["AM", "PM"],
    days: dayNames.long as TimeLocaleDefinition["days"],
    shortDays: dayNames.short as TimeLocaleDefinition["days"],
    months: monthNames.long as TimeLocaleDefinition["months"],
    shortMonths: monthNames.short as TimeLocaleDefinition["months"],
  };
}

const anyDirective = fc
  .tuple(fc.constantFrom("", "-", "_", "0"), fc.constantFrom(...DIRECTIVES))
  .map(([flag, letter]) => `%${letter === "%" ? "" : flag}${letter}`);
const anySpecifier = fc
  .array(fc.oneof({ weight: 3, arbitrary: anyDirective }, fc.constantFrom(" ", "/", "h", "é")))
  .map((parts) => parts.join(""));
const YEAR = 365.25 * 86_400_000;
const anyTime = fc.oneof(
  fc.integer({ min: -70 * YEAR, max: 130 * YEAR }),
  fc.integer({ min: -2100 * YEAR, max: -1800 * YEAR }),
  fc.integer({ min: -8.6e15, max: 8.6e15 }),
);

test("writeDirectives() writes what d3-time-format writes, of every directive, padding and year", () => {
  const tags = ["en-US", "de", "ru", "ja"];
  const d3 = new Map(tags.map((tag) => [tag, timeFormatLocale(d3Locale(tag))]));
  fc.assert(
    fc.property(anySpecifier, anyTime, fc.constantFrom(...tags), (specifier, time, tag) => {
      const wall = new Date(time);
      const moment = { time, offset: 0, wall, locale: getLocale(tag) };
      const expected = d3.get(tag)!.utcFormat(specifier)(wall);
      expect(writeDirectives(specifier, moment)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});

test("writeDirectives() numbers the weeks at every turn of a year as d3-time-format does", () => {
  const weeks = "%j %U %W %V %g %G %u %w";
  const d3 = timeFormatLocale(d3Locale("en-US")).utcFormat(weeks);
  for (let year = 1990; year < 2030; year++) {
    for (let day = -8; day < 9; day++) {
      const time = Date.UTC(year, 0, 1 + day, 12);
      const moment = { time, offset: 0, wall: new Date(time), locale: getLocale("en-US") };
      expect(writeDirectives(weeks, moment)).toBe(d3(moment.wall));
    }
  }
});

test("writeDirectives() tells the moment's offset from UTC, and its time since 1970, of the zone's clock", () => {
  const at = (hours: number) => {
    const offset = hours * 3_600_000;
    const wall = new Date(1500 + offset);
    return writeDirectives("%H:%M %Z %s %Q", {
      time: 1500,
      offset,
      wall,
      locale: getLocale("en-US"),
    });
  };
  expect(at(0)).toBe("00:00 +0000 1 1500");
  expect(at(5.75)).toBe("05:45 +0545 1 1500");
  expect(at(-3.5)).toBe("20:30 -0330 1 1500");
});
