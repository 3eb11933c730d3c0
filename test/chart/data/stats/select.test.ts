import * as fc from "fast-check";
import { expect, test } from "vitest";
import { select } from "../../../../src/chart/data/stats/select.ts";
import { at, columnOf } from "./columns.ts";

test("select() puts a value where it would stand if all were sorted", () => {
  fc.assert(
    fc.property(columnOf(fc.integer({ min: 0, max: 20 }), 200), fc.nat(199), (column, place) => {
      fc.pre(column.length > 0);
      const k = place % column.length;
      const sorted = column.slice().sort();
      expect(select(column, k)).toBe(sorted[k]);
      expect(column.slice(0, k).every((value) => value <= at(sorted, k))).toBe(true);
      expect(column.slice(k).every((value) => value >= at(sorted, k))).toBe(true);
      expect(column.sort()).toEqual(sorted);
    }),
    { numRuns: 1000 },
  );
});
