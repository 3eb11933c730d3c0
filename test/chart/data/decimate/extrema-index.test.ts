import * as fc from "fast-check";
import { expect, test } from "vitest";
import { extentBetween, findExtrema } from "../../../../src/chart/data/decimate/extrema.ts";
import {
  createExtremaIndex,
  extendIndex,
  truncateIndex,
} from "../../../../src/chart/data/decimate/extrema-index.ts";
import { extent } from "../../../../src/chart/data/extent.ts";
import { longRuns } from "../../../support/long-runs.ts";

const anyStretches = fc.array(fc.tuple(fc.nat(5000), fc.nat(5000)), { maxLength: 20 });

/** What is found with and without extremes. */
function bothFinds(ys: Float64Array, from: number, to: number, extremes = createExtremaIndex(ys)) {
  const [quick, plain] = [
    { low: 0, high: 0, hasGap: true },
    { low: 0, high: 0, hasGap: true },
  ];
  findExtrema(ys, from, to, extremes, quick);
  findExtrema(ys, from, to, undefined, plain);
  return { quick, plain };
}

test("findExtrema() finds the same with extremes as without, however few are known", () => {
  fc.assert(
    fc.property(longRuns(5000), anyStretches, fc.array(fc.nat(5000)), ({ ys }, stretches, ends) => {
      const extremes = createExtremaIndex(ys);
      const known = ends.filter((end) => end <= ys.length).sort((a, b) => a - b);
      for (const [i, [a, b]] of stretches.entries()) {
        if (known[i] !== undefined) extendIndex(extremes, known[i]);
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), ys.length)];
        const { quick, plain } = bothFinds(ys, from, to, extremes);
        expect(quick).toEqual(plain);
        expect(extentBetween(ys, from, to, extremes)).toEqual(extent(ys, from, to));
      }
    }),
  );
});

test("findExtrema() counts from the start of the view, and needs no extremes of another column", () => {
  fc.assert(
    fc.property(longRuns(4000), fc.nat(3000), ({ ys }, cut) => {
      const extremes = createExtremaIndex(ys);
      extendIndex(extremes, ys.length);
      for (const view of [ys.subarray(cut), ys.slice(cut)]) {
        const { quick, plain } = bothFinds(view, 0, view.length, extremes);
        expect(quick).toEqual(plain);
      }
    }),
  );
});

test("truncateIndex() and extendIndex() see values that have changed", () => {
  fc.assert(
    fc.property(longRuns(5000), fc.nat(4999), fc.double(), ({ ys }, any, value) => {
      fc.pre(ys.length > 0);
      const place = any % ys.length;
      const extremes = createExtremaIndex(ys);
      extendIndex(extremes, ys.length);
      ys[place] = value;
      truncateIndex(extremes, place);
      extendIndex(extremes, ys.length);
      const { quick, plain } = bothFinds(ys, 0, ys.length, extremes);
      expect(quick).toEqual(plain);
    }),
  );
});
