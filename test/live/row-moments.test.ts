import { expect, test } from "vitest";
import { openHub } from "../../src/live/create-hub.ts";
import type { PointColumns } from "../../src/live/journal.ts";
import { createRowMoments } from "../../src/live/row-moments.ts";

const NOON = Date.UTC(2026, 2, 1, 12);

test("createRowMoments: a row of other series has the same moment, one of the same series the next", () => {
  const momentOf = createRowMoments();
  expect(momentOf(["a"], NOON)).toBe(NOON);
  expect(momentOf(["b"], NOON)).toBe(NOON);
  const again = momentOf(["b", "c"], NOON);
  expect(again).toBeGreaterThan(NOON);
  expect(momentOf(["a"], NOON)).toBe(again);
  expect(momentOf(["a"], NOON)).toBeGreaterThan(again);
  expect(momentOf(["a"], NOON + 1)).toBe(NOON + 1);
});

test("Hub: rows without a time are all kept where a point takes the place of another, whichever way they come", async () => {
  const kept: number[] = [];
  const add = (_: string, columns: ReadonlyMap<string, PointColumns>) =>
    kept.push(...(columns.get("x")?.times ?? []));
  const { hub } = openHub({ charts: { a: {} } }, { replaces: true, journal: { add } });
  const rows = (from: number) =>
    Array.from({ length: 50 }, (_, i) => ({ values: { x: from + i } }));
  for (const { values } of rows(0)) hub.push("a", values);
  hub.pushRows("a", rows(50));
  await hub.pushInSlices("a", rows(100));
  expect(new Set(kept).size).toBe(150);
  expect(kept).toEqual(kept.toSorted((one, other) => one - other));
  const time = kept.at(-1);
  hub.pushRows("a", [{ time: time ?? 0, values: { x: 7 } }]);
  expect(kept.at(-1)).toBe(time);
  hub.close();
});
