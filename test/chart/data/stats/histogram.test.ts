import * as fc from "fast-check";
import { expect, test } from "vitest";
import { trimBins, computeBins, countInBins } from "../../../../src/chart/data/stats/histogram.ts";
import { niceMultiple, niceStepNear } from "../../../../src/chart/data/stats/nice-step.ts";
import { anyValue, at, columnOf, normalOf, present } from "./columns.ts";

const anyColumn = fc.oneof(
  columnOf(anyValue, 120),
  columnOf(fc.integer({ min: -50, max: 50 }), 120),
  columnOf(
    fc.integer({ min: 0, max: 30 }).map((n) => n / 10),
    120,
  ),
  columnOf(fc.double({ min: 1e12, max: 1e12 + 1, noNaN: true }), 120),
);

test("countInBins() counts every value in the bin it lies in", () => {
  fc.assert(
    fc.property(anyColumn, (values) => {
      const { edges, counts } = countInBins(values);
      const all = present(values);
      expect(edges).toHaveLength(all.length === 0 ? 0 : counts.length + 1);
      counts.forEach((count, bin) => {
        const isLast = bin === counts.length - 1;
        const within = all.filter(
          (y) =>
            y >= at(edges, bin) && (y < at(edges, bin + 1) || (isLast && y === edges[bin + 1])),
        );
        expect(count).toBe(within.length);
      });
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
    }),
    { numRuns: 2000 },
  );
});

test("computeBins() has ascending edges at whole multiples of 1, 2 or 5 times a power of ten", () => {
  fc.assert(
    fc.property(anyColumn, (values) => {
      const { edges, width } = computeBins(values);
      expect(edges.length > 0).toBe(present(values).length > 0);
      expect(`${width}`.replace(/e.*|[0.]/g, "")).toMatch(/^[125]$/);
      for (let i = 0; i < edges.length; i++) {
        const isCut = Math.abs(at(edges, i)) === Number.MAX_VALUE;
        if (i > 0) expect(edges[i]).toBeGreaterThan(at(edges, i - 1));
        if (!isCut) expect(at(edges, i) / width).toBeCloseTo(Math.round(at(edges, i) / width), 3);
      }
    }),
    { numRuns: 2000 },
  );
});

test("computeBins() makes 5 to 60 bins, none of them empty at either end", () => {
  fc.assert(
    fc.property(anyColumn, (values) => {
      const all = present(values);
      fc.pre(all.length > 0);
      const { edges, counts } = countInBins(values);
      expect(counts.length).toBeLessThanOrEqual(60);
      expect(counts[0]).toBeGreaterThan(0);
      expect(counts.at(-1)).toBeGreaterThan(0);
      const span = Math.max(...all) - Math.min(...all);
      const size = Math.max(...all.map(Math.abs));
      const isTold = span > Math.max(1e-280, size * 1e-10) && !all.every(Number.isInteger);
      if (isTold) expect(edges.length - 1).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 2000 },
  );
});

test("computeBins() has edges as they are written", () => {
  const { edges } = computeBins(Float64Array.from({ length: 400 }, (_, i) => i / 400));
  expect(Array.from(edges)).toEqual(Array.from(edges, (edge) => Number(edge.toFixed(2))));
});

test("countInBins() gives each whole number a bin of the same width", () => {
  const throws = Float64Array.from({ length: 600 }, (_, i) => 1 + (i % 6));
  const { edges, counts } = countInBins(throws);
  expect(Array.from(edges)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(Array.from(counts)).toEqual([100, 100, 100, 100, 100, 100]);
});

test("countInBins() counts 100 % in the last bin, not in one of its own", () => {
  const { edges, counts } = countInBins(Float64Array.from({ length: 1001 }, (_, i) => i / 10));
  expect(edges.at(-1)).toBe(100);
  expect(counts.at(-1)).toBe(at(counts, 0) + 1);
});

test.for([
  [[], 0],
  [[Number.NaN], 0],
  [[0], 1],
  [[42, 42], 1],
  [[-3.7, -3.7], 1],
  [[1e308, 1e308], 1],
] as const)("countInBins(%o) has %d bins", ([values, count]) => {
  const { counts } = countInBins(Float64Array.from(values));
  expect(counts).toHaveLength(count);
});

test("countInBins() counts the values shown in the bins of all that are remembered", () => {
  const remembered = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i) * 10);
  const shown = remembered.subarray(300);
  const { edges, counts } = countInBins(shown, computeBins(remembered));
  expect(edges).toEqual(computeBins(remembered).edges);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
});

test("computeBins() keeps its width as a window slides over noise", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const next = normalOf(seed);
    const all = Float64Array.from({ length: 3000 }, () => 50 + 8 * next());
    const widths = Array.from(
      { length: 1800 },
      (_, i) => computeBins(all.subarray(i, i + 1200)).width,
    );
    const changes = widths.filter((width, i) => i > 0 && width !== widths[i - 1]).length;
    expect(changes).toBe(0);
  }
});

test("niceStepNear() stays the same for sizes up to 1.4 times from the step", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -800, max: 800 }),
      fc.constantFrom(1 / 1.4, 1, 1.4),
      (step, off) => {
        expect(niceStepNear(niceMultiple(step, 1) * off)).toBe(step);
      },
    ),
  );
});

test("trimBins() leaves bins out only where those that hold the extent are fewer than half", () => {
  fc.assert(
    fc.property(anyColumn, fc.nat(), fc.nat(), (values, i, j) => {
      const all = present(values);
      fc.pre(all.length > 0);
      const one = at(all, i % all.length);
      const other = at(all, j % all.length);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const bins = computeBins(values);
      const kept = trimBins(bins, [low, high]);
      expect(kept.width).toBe(bins.width);
      expect(at(kept.edges, 0)).toBeLessThanOrEqual(low);
      expect(at(kept.edges, kept.edges.length - 1)).toBeGreaterThanOrEqual(high);
      for (const edge of kept.edges) expect(bins.edges).toContain(edge);
      if (kept !== bins) {
        expect(2 * (kept.edges.length - 1)).toBeLessThan(bins.edges.length - 1);
      }
    }),
  );
});

test("trimBins() drops the tail that an old outlier left", () => {
  const bins = computeBins(Float64Array.of(...Array.from({ length: 300 }, (_, i) => i % 100), 990));
  const { edges, width } = trimBins(bins, [0, 99]);
  expect([edges[0], edges.at(-1)]).toEqual([0, 100]);
  expect(width).toBe(20);
});
