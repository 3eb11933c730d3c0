import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createValueSummary } from "../../src/ingest/value-summary.ts";

test("createValueSummary sums up what came since the last time", () => {
  const summary = createValueSummary();
  for (let value = 1; value <= 100; value += 1) summary.add(value);
  expect(summary.take()).toEqual({ mean: 50.5, min: 1, max: 100, p95: 95 });
  summary.add(7);
  expect(summary.take()).toEqual({ mean: 7, min: 7, max: 7, p95: 7 });
  expect(summary.take().mean).toBeNaN();
});

test("createValueSummary estimates the percentile of very many values", () => {
  const summary = createValueSummary();
  for (let at = 0; at < 100_000; at += 1) summary.add((at * 7919) % 100_000);
  const { p95, min, max } = summary.take();
  expect([min, max]).toEqual([0, 99_999]);
  expect(p95).toBeGreaterThan(88_000);
  expect(p95).toBeLessThan(99_500);
});

test("createValueSummary gives the percentile between least and most", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });
  fc.assert(
    fc.property(values, (all) => {
      const summary = createValueSummary();
      for (const value of all) summary.add(value);
      const { min, max, mean, p95 } = summary.take();
      expect(all).toContain(p95);
      expect(mean).toBeGreaterThanOrEqual(min - 1e-3);
      expect(mean).toBeLessThanOrEqual(max + 1e-3);
    }),
  );
});
