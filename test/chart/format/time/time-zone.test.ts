import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isTimeZone, momentAt, offsetAt } from "../../../../src/chart/format/time/time-zone.ts";
import { some } from "../../../support/some.ts";
import { changesIn, intlOffset, intlWall, ZONES } from "../../../support/wall-clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEARS = [1976, 1999, 2011, 2018, 2021, 2022, 2024, 2026];

/** The zones whose clocks change at all, with the moments at which they do. */
const CHANGES = some(
  ZONES.map((zone) => [zone, YEARS.flatMap((year) => changesIn(zone, year))] as const).filter(
    ([, changes]) => changes.length > 0,
  ),
);

const anyZone = fc.constantFrom(...ZONES);
const anyTime = fc.integer({ min: Date.UTC(1973, 0, 1), max: Date.UTC(2037, 0, 1) });

test("offsetAt() is Intl's offset at any moment since 1973", () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, time) => {
      expect(offsetAt(zone, time)).toBe(intlOffset(zone, time));
    }),
    { numRuns: 3000 },
  );
});

test("offsetAt() is Intl's offset at moments long ago and far ahead", () => {
  const whenever = fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2400, 0, 1) });
  fc.assert(
    fc.property(anyZone, whenever, (zone, time) => {
      expect(offsetAt(zone, time)).toBe(intlOffset(zone, time));
    }),
    { numRuns: 2000 },
  );
});

test.for(CHANGES)("offsetAt() changes at the very millisecond in %s", ([zone, changes]) => {
  for (const change of changes) {
    for (const time of [change - 1, change, change + 0.5, change - 0.5, change + 1]) {
      expect(offsetAt(zone, time)).toBe(intlOffset(zone, Math.floor(time)));
    }
  }
});

test("offsetAt() knows the shifts that are not on a quarter hour", () => {
  // Liberia moved its clocks from −0:44:30 to UTC on 7 January 1972.
  const leap = Date.UTC(1972, 0, 7, 0, 44, 30);
  for (const time of [leap - 60_000, leap - 1, leap, leap + 60_000, leap + HOUR]) {
    expect(offsetAt("Africa/Monrovia", time)).toBe(intlOffset("Africa/Monrovia", time));
  }
});

test("momentAt() gives back every wall clock that was shown, at its first moment", () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, time) => {
      const wall = intlWall(zone, time);
      const moment = momentAt(zone, wall);
      expect(intlWall(zone, moment)).toBe(wall);
      expect(moment).toBeLessThanOrEqual(time);
    }),
    { numRuns: 3000 },
  );
});

test.for(CHANGES)(
  "momentAt() is right around every change of the clock in %s",
  ([zone, changes]) => {
    for (const change of changes) {
      const before = intlWall(zone, change - 1) + 1;
      const after = intlWall(zone, change);
      if (after > before) {
        // The clock leaps over these: the leap's end stands for all of them.
        const leapt = after - before;
        for (const skipped of [before, before + leapt / 2, after - 1]) {
          expect(momentAt(zone, skipped)).toBe(change);
        }
        expect(momentAt(zone, after)).toBe(change);
      } else {
        // The clock shows these twice: the first time counts.
        expect(momentAt(zone, after)).toBe(change - (before - after));
        expect(momentAt(zone, before)).toBe(change + (before - after));
      }
      expect(momentAt(zone, before - 1)).toBe(change - 1);
    }
  },
);

test("momentAt() never goes back as the wall clock goes on", () => {
  for (const [zone, changes] of CHANGES) {
    for (const change of changes) {
      const middle = intlWall(zone, change);
      let last = Number.NEGATIVE_INFINITY;
      for (let wall = middle - 2 * DAY; wall < middle + 2 * DAY; wall += HOUR / 4) {
        const moment = momentAt(zone, wall);
        expect(moment).toBeGreaterThanOrEqual(last);
        last = moment;
      }
    }
  }
});

test.for(["", "Europe/Nowhere", "Mars/Olympus", "UTC; DROP", "\0", "Europe/Berlin ", "__proto__"])(
  "isTimeZone() refuses %j",
  (name) => expect(isTimeZone(name)).toBe(false),
);
