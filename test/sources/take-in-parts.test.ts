import { expect, test } from "vitest";
import { atOnce, type Work } from "../../src/work.ts";
import { takeInParts } from "../../src/sources/take-in-parts.ts";
import { recordingContext } from "../support/source-context.ts";

const series = { measurement: "m", field: "", labels: [], kind: "gauge", unit: "" } as const;

function measurementsOf(count: number) {
  return Array.from({ length: count }, (_, value) => ({ series, time: undefined, value }));
}

test("takeInParts(): hands on many values in their order, with turns for others in between", async () => {
  const context = recordingContext();
  let steps = 0;
  function* counted<T>(work: Work<T>): Work<T> {
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
      steps++;
      yield;
    }
  }
  context.run = async (work) => atOnce(counted(work));
  const all = measurementsOf(100_000);
  expect(await takeInParts(context, all)).toMatchObject({ taken: 100_000, refused: 0 });
  expect(context.measurements).toEqual(all);
  expect(steps).toBeGreaterThan(10);
});

test("takeInParts(): sums up what was refused, and whether all is kept", async () => {
  const context = recordingContext();
  let parts = 0;
  context.take = async (some) => {
    parts++;
    return parts === 2
      ? { taken: some.length - 1, refused: 1, reason: "no room", isKept: false }
      : { taken: some.length, refused: 0 };
  };
  expect(await takeInParts(context, measurementsOf(10_000))).toEqual({
    taken: 9999,
    refused: 1,
    reason: "no room",
    isKept: false,
  });
});

test("takeInParts(): few values are handed on at once", async () => {
  const context = recordingContext();
  expect(await takeInParts(context, measurementsOf(3))).toEqual({ taken: 3, refused: 0 });
  expect(await takeInParts(context, [])).toEqual({ taken: 0, refused: 0 });
});
