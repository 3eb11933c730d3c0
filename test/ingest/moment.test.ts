import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { createMoments, isTimeName, type MomentOptions } from "../../src/ingest/moment.ts";

const NOW = Date.UTC(2026, 2, 1, 12, 30);

function read(text: string, options: MomentOptions = {}): string | undefined {
  const time = createMoments({ now: () => NOW, ...options }).read(text);
  return time === undefined ? undefined : new Date(time).toISOString();
}

test("createMoments.read reads what logs and programs write", () => {
  const noon = "2026-03-01T12:00:01.000Z";
  const texts = [
    "2026-03-01T12:00:01Z",
    "2026-03-01 12:00:01",
    "2026/03/01 12:00:01",
    "2026.03.01 12:00:01",
    "03/01/2026 12:00:01",
    "3/1/2026 12:00:01",
    "03/01/26 12:00:01",
    "03/01/2026, 12:00:01 PM",
    "01.03.2026 12:00:01",
    "01.03.26 12:00:01",
    "01-03-2026 12:00:01",
    "12:00:01",
    "12:00:01 PM",
    "12:00:01pm",
    "12:00:01Z",
    "Mar  1 12:00:01",
    "Mar 1 12:00:01",
    "Mar 1 2026 12:00:01",
    "March 1, 2026 12:00:01 PM",
    "Sun Mar  1 12:00:01 2026",
    "Sun Mar  1 12:00:01 UTC 2026",
    "Sun Mar  1 12:00:01 PM UTC 2026",
    "Sun  1 Mar 12:00:01 UTC 2026",
    "Sun, 01 Mar 2026 12:00:01 +0000",
    "Sun, 1 Mar 2026 07:00:01 EST",
    "01 Mar 2026 12:00:01",
    "01-Mar-2026 12:00:01",
    "Sun, 01 Mar 2026 12:00:01 GMT",
    "[01/Mar/2026:05:00:01 -0700]",
    "01/Mar/2026:12:00:01 +0000",
    "2026-03-01 13:00:01 +0100",
    "1772366401",
    "1772366401000",
    "1772366401000000",
    "1772366401000000000",
    "[1772366401.000]",
  ];
  for (const text of texts) expect(read(text), text).toBe(noon);
  expect(read("2026/03/01 12:00:00.123")).toBe("2026-03-01T12:00:00.123Z");
  expect(read("12:00:01.250")).toBe("2026-03-01T12:00:01.250Z");
  expect(read("12:00:01,250")).toBe("2026-03-01T12:00:01.250Z");
  expect(read("[10/Oct/2000:13:55:36 -0700]")).toBe("2000-10-10T20:55:36.000Z");
  expect(read("12:00:01 AM")).toBe("2026-03-01T00:00:01.000Z");
  expect(read("03/01/2026")).toBe("2026-03-01T00:00:00.000Z");
});

test("createMoments.read refuses what is no moment", () => {
  const texts = [
    "",
    "5",
    "12:00",
    "0:07.57",
    "24:00:00",
    "13:00:01 PM",
    "2026-02-31",
    "31.02.2026",
    "13/13/2026",
    "Foo  1 12:00:01",
    "1.2.3",
    "10.0.0.1",
    "192.168.100.200",
    "v2026",
    "Mar",
    "1772366401ms",
    "-1772366401",
  ];
  for (const text of texts) expect(read(text), text).toBeUndefined();
});

test("createMoments.read takes 03/01 for March until a first number is greater than 12", () => {
  const moments = createMoments({ now: () => NOW });
  const march = Date.UTC(2026, 2, 1);
  expect(moments.read("03/01/2026")).toBe(march);
  expect(moments.read("13/01/2026")).toBe(Date.UTC(2026, 0, 13));
  expect(moments.read("03/01/2026")).toBe(Date.UTC(2026, 0, 3));
});

test("createMoments.read takes a time of day for the nearest one that has been", () => {
  const midnight = Date.UTC(2026, 0, 1, 0, 0, 30);
  const at = (text: string, now = midnight) => read(text, { now: () => now });
  expect(at("23:59:50")).toBe("2025-12-31T23:59:50.000Z");
  expect(at("00:00:20")).toBe("2026-01-01T00:00:20.000Z");
  // A clock that is a little ahead.
  expect(at("00:00:40")).toBe("2026-01-01T00:00:40.000Z");
  expect(at("Dec 31 23:59:50")).toBe("2025-12-31T23:59:50.000Z");
  expect(at("Jan  1 00:00:20")).toBe("2026-01-01T00:00:20.000Z");
  expect(at("Feb 29 12:00:00")).toBe("2024-02-29T12:00:00.000Z");
});

test("createMoments({ timeZone }) reads times that name no zone in it", () => {
  const timeZone = "America/New_York";
  expect(read("2026-03-01 12:00:01", { timeZone })).toBe("2026-03-01T17:00:01.000Z");
  expect(read("2026-07-01 12:00:01", { timeZone })).toBe("2026-07-01T16:00:01.000Z");
  expect(read("2026-03-01T12:00:01Z", { timeZone })).toBe("2026-03-01T12:00:01.000Z");
  expect(read("2026-03-01", { timeZone })).toBe("2026-03-01T05:00:00.000Z");
  // It is 07:30 there: a later time of day is yesterday's.
  expect(read("07:00:00", { timeZone })).toBe("2026-03-01T12:00:00.000Z");
  expect(read("09:00:00", { timeZone })).toBe("2026-02-28T14:00:00.000Z");
});

test("createMoments({ timeZone }) knows the days on which clocks are changed", () => {
  const timeZone = "Europe/Berlin";
  const moments = createMoments({ timeZone, now: () => NOW });
  const at = (text: string) => new Date(moments.read(text) ?? Number.NaN).toISOString();
  expect(at("2026-03-29 01:59:59")).toBe("2026-03-29T00:59:59.000Z");
  expect(at("2026-03-29 03:00:00")).toBe("2026-03-29T01:00:00.000Z");
  const night = ["01:59", "02:00", "02:30", "02:59", "02:00", "02:30", "02:59", "03:00"];
  expect(night.map((clock) => at(`2026-10-25 ${clock}`).slice(11, 16))).toEqual([
    "23:59",
    "00:00",
    "00:30",
    "00:59",
    "01:00",
    "01:30",
    "01:59",
    "02:00",
  ]);
});

test("createMoments({ timeFormat }) reads times of that form, and no other", () => {
  const forms: Array<[string, string]> = [
    ["%Y-%m-%d %H:%M:%S", "2026-03-01 12:00:01"],
    ["%F %T", "2026-03-01 12:00:01"],
    ["%d.%m.%y um %H Uhr %M:%S", "01.03.26 um 12 Uhr 00:01"],
    ["%D %I:%M:%S %p", "03/01/26 12:00:01 PM"],
    ["%a %b %e %H:%M:%S %Z %Y", "Sun Mar  1 12:00:01 UTC 2026"],
    ["%A, %d %B %Y %H:%M:%S %z", "Sunday, 01 March 2026 13:00:01 +0100"],
    ["%Y/%j %T", "2026/060 12:00:01"],
    ["%s", "1772366401"],
    ["%m/%d %T", "03/01 12:00:01"],
    ["%T", "12:00:01"],
    ["%H%M%S", "120001"],
    ["%T.%L", "12:00:01.000"],
    ["%d%%%m%%%Y %T", "01%03%2026 12:00:01"],
  ];
  for (const [timeFormat, text] of forms) {
    expect(read(text, { timeFormat }), timeFormat).toBe("2026-03-01T12:00:01.000Z");
    expect(read(`${text}x`, { timeFormat }), timeFormat).toBeUndefined();
  }
  expect(read("2026-03-01", { timeFormat: "%d.%m.%Y" })).toBeUndefined();
  expect(read("31.02.2026", { timeFormat: "%d.%m.%Y" })).toBeUndefined();
  expect(read("1.5.2026", { timeFormat: "%d.%m.%Y", timeZone: "Europe/Berlin" })).toBe(
    "2026-04-30T22:00:00.000Z",
  );
  expect(read("12:00:01.123456", { timeFormat: "%T.%f" })).toBe("2026-03-01T12:00:01.123Z");
});

test("createMoments({ timeFormat }) refuses a format that it does not know", () => {
  for (const timeFormat of ["", "now", "%Q", "%Y %Y", "%", "%Y".repeat(200)]) {
    expect(() => createMoments({ timeFormat }), timeFormat).toThrow(PlotcastError);
  }
});

test("createMoments.markLine makes one word of a moment of several", () => {
  const moments = createMoments({ now: () => NOW });
  const cells = (line: string) => moments.markLine(line).trim().split(" ");
  for (const line of [
    "Mar  1 12:00:01 web 5",
    "  Mar  1 12:00:01 web 5",
    "[2026-03-01 12:00:01] web 5",
    "[01/Mar/2026:12:00:01 +0000] web 5",
    "Sun Mar  1 12:00:01 UTC 2026 web 5",
    "12:00:01 PM web 5",
    "2026-03-01 12:00:01 UTC web 5",
  ]) {
    const [time = "", ...rest] = cells(line);
    expect(moments.read(time), line).toBe(Date.UTC(2026, 2, 1, 12, 0, 1));
    expect(rest, line).toEqual(["web", "5"]);
  }
  for (const line of ["Max 5", "12 5", "May the force", "a b c", "10 11 12", "Sun 5 7"]) {
    expect(moments.markLine(line)).toBe(line);
  }
});

test("createMoments reads any text without throwing, and back what it has read", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789-:/.,+[] TZ", "Mar", "Sun", "AM", "UTC") }),
  );
  const moments = createMoments({ now: () => NOW, timeZone: "Australia/Lord_Howe" });
  fc.assert(
    fc.property(texts, (text) => {
      const time = moments.read(text);
      expect(time === undefined || Number.isFinite(time)).toBe(true);
      const marked = moments.markLine(text);
      if (marked !== text) expect(moments.markLine(marked)).toBe(marked);
    }),
    { numRuns: 2000 },
  );
});

test("isTimeName knows the names of times", () => {
  for (const name of [
    "time",
    "timestamp",
    "ts",
    "date",
    "@timestamp",
    "datetime",
    "t",
    "Time (s)",
  ]) {
    expect(isTimeName(name), name).toBe(true);
  }
  for (const name of ["timeout", "TIME+", "tsunami", "responseTime", "uptime"]) {
    expect(isTimeName(name), name).toBe(false);
  }
});
