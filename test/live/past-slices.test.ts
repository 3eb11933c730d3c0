import * as fc from "fast-check";
import { expect, test } from "vitest";
import { POINTS_PER_READ } from "../../src/limits.ts";
import { readInSlices } from "../../src/live/past-slices.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";

const HOUR = 3_600_000;
const FAR = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

test("readInSlices: all points of a range, once each, however they are spread", async () => {
  const distances = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: HOUR, max: 9 * HOUR })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  await fc.assert(
    fc.asyncProperty(distances, async (steps) => {
      const store = createMemoryStore();
      let time = 1_700_000_000_000;
      const times = steps.map((step) => (time += step));
      await store.append("c", new Map([["a", { times, values: times }]]));
      const read: number[] = [];
      for await (const points of readInSlices(store, "c", FAR)) {
        read.push(...Array.from(points.get("a")!.times));
      }
      expect(read).toEqual(times);
    }),
    { numRuns: 50 },
  );
});

test("readInSlices: an even series comes in slices of some ten thousand points", async () => {
  const store = createMemoryStore();
  const times = Array.from({ length: 500_000 }, (_, i) => i * 1000);
  await store.append("c", new Map([["a", { times, values: times }]]));
  const lengths: number[] = [];
  for await (const points of readInSlices(store, "c", FAR)) {
    lengths.push(points.get("a")!.times.length);
  }
  expect(lengths.reduce((sum, length) => sum + length)).toBe(500_000);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(4 * POINTS_PER_READ);
  expect(lengths.length).toBeLessThan(30);
});

test("readInSlices: a burst after years of silence is read in parts", async () => {
  const store = createMemoryStore();
  const years = Array.from({ length: 200 }, (_, i) => i * 100 * HOUR);
  const burst = Array.from({ length: 400_000 }, (_, i) => years.at(-1)! + 1000 + i);
  const times = [...years, ...burst];
  await store.append("c", new Map([["a", { times, values: times }]]));
  let [count, most] = [0, 0];
  for await (const points of readInSlices(store, "c", FAR)) {
    const { length } = points.get("a")!.times;
    count += length;
    most = Math.max(most, length);
  }
  expect(count).toBe(times.length);
  expect(most).toBeLessThanOrEqual(4 * POINTS_PER_READ);
});
