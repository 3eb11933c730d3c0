import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  createMomentWriter,
  momentLabel,
  type MomentStyle,
} from "../../../../src/chart/format/time/moment-label.ts";
import { changesIn, intlOffset, ZONES } from "../../../support/wall-clock.ts";
import { some } from "../../../support/some.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EVENING = Date.UTC(2026, 1, 28, 21, 7);

test("momentLabel() tells the microsecond that a time was made of, though numbers of ms are not exact", () => {
  const label = momentLabel({ grain: 1e-3, date: "none" }, "UTC");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.nat(999_999), (second, us) => {
      const text = label((second * 1e6 + us) / 1000);
      expect(text.slice(-6)).toBe(String(us).padStart(6, "0"));
      expect(text.slice(6, 8)).toBe(String(second % 60).padStart(2, "0"));
    }),
  );
  expect(label(EVENING + 0.2)).toBe("21:07:00.000200");
  // The last number before a minute is not told as the minute.
  expect(label(EVENING - 2 ** -12)).toBe("21:06:59.999999");
});

test("momentLabel() tells the unit of the data, and as much of the date as is asked, in the locale's order", () => {
  const at = (grain: number, date: MomentStyle["date"], locale?: string) =>
    momentLabel({ grain, date, locale }, "UTC")(EVENING + 1499.25);
  expect(at(1e-3, "none")).toBe("21:07:01.499250");
  expect(at(1, "none")).toBe("21:07:01.499");
  expect(at(SECOND, "none")).toBe("21:07:01");
  expect(at(SECOND, "day")).toBe("Feb 28 21:07:01");
  expect(at(MINUTE, "day")).toBe("Feb 28 21:07");
  expect(at(MINUTE, "full")).toBe("Feb 28, 2026 21:07");
  expect(at(MINUTE, "full", "de")).toBe("28. Feb. 2026 21:07");
  expect(at(DAY, "full")).toBe("Feb 28, 2026");
  expect(at(DAY, "full", "de")).toBe("28. Feb. 2026");
});

test("momentLabel() writes by a format where that tells moments apart, else as the data needs", () => {
  const by = (format: string, grain: number, date: MomentStyle["date"]) =>
    momentLabel({ format, grain, date }, "UTC")(EVENING);
  expect(by("%I:%M %p", MINUTE, "none")).toBe("09:07 PM");
  expect(by("%I:%M %p", MINUTE, "day")).toBe("Feb 28 09:07 PM");
  expect(by("%I:%M", MINUTE, "none")).toBe("09:07");
  expect(by("%d.%m. %H:%M", MINUTE, "day")).toBe("28.02. 21:07");
  expect(by("%Y", DAY, "full")).toBe("Feb 28, 2026");
  expect(by("%H:%M", SECOND, "none")).toBe("21:07:00");
  expect(by("%b %d", DAY, "full")).toBe("Feb 28, 2026");
  expect(by("%Y-%m-%d", DAY, "full")).toBe("2026-02-28");
});

test("momentLabel() adds the offset to a time of day that comes twice, and to no other", () => {
  const formats = [undefined, "%Y-%m-%d %H:%M:%S"];
  for (const zone of ZONES) {
    for (const change of [...changesIn(zone, 2011), ...changesIn(zone, 2026)]) {
      const back = intlOffset(zone, change - 1) - intlOffset(zone, change);
      for (const format of formats) {
        const label = momentLabel({ grain: SECOND, date: "full", format }, zone);
        for (const ms of some([
          -2 * back,
          -back - SECOND,
          -back,
          -SECOND,
          0,
          back - SECOND,
          back,
        ])) {
          const isTwice = back > 0 && ms >= -back && ms < back;
          expect([zone, change, ms, / [+-]\d\d(:\d\d)?$/.test(label(change + ms))]).toEqual([
            zone,
            change,
            ms,
            isTwice,
          ]);
        }
        if (back > 0) expect(label(change)).not.toBe(label(change - back));
      }
    }
  }
});

test("momentLabel() dates the last moment that there is, though it is rounded up", () => {
  const label = momentLabel({ grain: SECOND, date: "full" }, "UTC");
  expect(label(8.64e15)).toMatch(/^Sep 13, 275760 /);
  expect(label(-8.64e15)).toMatch(/^Apr 20, -271821 /);
});

const moments = fc.oneof(
  fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2400, 0, 1) }),
  fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }),
  fc.constantFrom(8.64e15, -8.64e15, -0.5, EVENING + 499.9999, EVENING - 0.001),
  fc.integer({ min: -90, max: 90 }).map((n) => Date.UTC(2026, 9, 25, 1) + n * MINUTE),
);

test("createMomentWriter() writes just what momentLabel() says, in any zone", () => {
  const decoder = new TextDecoder();
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom(...ZONES),
      fc.constantFrom(1, SECOND, MINUTE),
      (time, zone, grain) => {
        const style: MomentStyle = { grain, date: "none" };
        const bytes = new Uint8Array(26).fill(0x2a);
        const end = createMomentWriter(style, zone)!(bytes, 1, Float64Array.of(time), 0);
        expect(end).toBeLessThanOrEqual(25);
        expect(decoder.decode(bytes.subarray(0, end))).toBe(`*${momentLabel(style, zone)(time)}`);
        expect(bytes[end]).toBe(0x2a);
      },
    ),
    { numRuns: 4000 },
  );
});

test("createMomentWriter() is there for the time of day alone", () => {
  expect(createMomentWriter({ grain: SECOND, date: "day" }, "UTC")).toBeUndefined();
  expect(createMomentWriter({ grain: DAY, date: "none" }, "UTC")).toBeUndefined();
  expect(createMomentWriter({ grain: 1e-3, date: "none" }, "UTC")).toBeUndefined();
  expect(createMomentWriter({ grain: 1, date: "none", format: "%H" }, "UTC")).toBeUndefined();
});
