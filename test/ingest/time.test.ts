import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readEpoch, readTime } from "../../src/ingest/time.ts";

test("readTime reads ISO 8601 dates and moments", () => {
  const seven = Date.UTC(2026, 10, 22, 7);
  expect(readTime("2026-11-22")).toBe(Date.UTC(2026, 10, 22));
  expect(readTime("2026-11-22T07:00")).toBe(seven);
  expect(readTime("2026-11-22T07:00:00Z")).toBe(seven);
  expect(readTime("2026-11-22t07:00:00z")).toBe(seven);
  expect(readTime("2026-11-22 07:00:00")).toBe(seven);
  expect(readTime("2026-11-22T07:00:00,5Z")).toBe(seven + 500);
  expect(readTime("2026-11-22T07:00:00.123456789Z")).toBe(seven + 123.457);
  expect(readTime("2026-11-22T08:00:00+01:00")).toBe(seven);
  expect(readTime("2026-11-22T08:00:00+01")).toBe(seven);
  expect(readTime("2026-11-22T01:30:00-0530")).toBe(seven);
  expect(readTime("2024-02-29")).toBe(Date.UTC(2024, 1, 29));
});

test("readTime refuses what is on no calendar or clock", () => {
  const texts = [
    "2026-02-29",
    "2026-02-31",
    "2026-04-31T10:00Z",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "2026-11-22T24:00",
    "2026-11-22T12:60",
    "2026-11-22T12:00:60Z",
    "2026-11-22T12:00+24:00",
    "2026-11-22T12:00+01:60",
  ];
  for (const text of texts) expect(readTime(text), text).toBeUndefined();
});

test("readTime refuses other texts", () => {
  const texts = [
    "",
    "2026",
    "2026-11",
    "20261122",
    "07:00:00",
    "2026-11-22T",
    "2026-11-22T07",
    " 2026-11-22",
    "2026-11-22Z",
    "2026-11-22T07:00:00.Z",
    "2026-11-22T07:00:00.1234567890",
    "22.11.2026",
    "11/22/2026",
    "now",
    "٢٠٢٦-11-22",
    "2026-11-22T07:00:00Z\n",
  ];
  for (const text of texts) expect(readTime(text), text).toBeUndefined();
});

test("readTime does not depend on the zone of the host", () => {
  const zone = process.env.TZ;
  try {
    for (process.env.TZ of ["America/New_York", "Asia/Kathmandu"]) {
      expect(readTime("2026-03-08 02:30:00")).toBe(Date.UTC(2026, 2, 8, 2, 30));
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("readTime reads what Date writes", () => {
  const dates = fc.date({
    min: new Date("0100-01-01"),
    max: new Date("9999-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      expect(readTime(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test("readTime never throws", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789-:T.,+Z ") }),
  );
  fc.assert(fc.property(texts, (text) => void readTime(text)));
});

test("readEpoch tells the unit by the size", () => {
  const ms = 1_700_000_000_000;
  for (const number of [ms / 1000, ms, ms * 1e3, ms * 1e6]) expect(readEpoch(number)).toBe(ms);
  expect(readEpoch(1_700_000_000.123)).toBe(ms + 123);
  expect(readEpoch(1_700_000_000.123456)).toBe(ms + 123.456);
});

test("readEpoch refuses numbers outside 2001 to 2099", () => {
  for (const number of [0, -1, 5, 978_307_199, 4_102_444_800, 1e20, Number.NaN]) {
    expect(readEpoch(number), String(number)).toBeUndefined();
  }
  expect(readEpoch(978_307_200)).toBe(Date.UTC(2001, 0, 1));
});
