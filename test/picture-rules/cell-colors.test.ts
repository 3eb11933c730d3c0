import * as fc from "fast-check";
import { expect, test } from "vitest";
import { heatMap } from "../../src/entries/plotcast.ts";
import { some } from "../support/some.ts";
import { marksOfKind } from "../support/marks-of-kind.ts";

const WINDOW = 30;
const EVERY = 1000;

type Shades = Map<number, number>;

/** The shade of each moment in a live heat map of one row, drawn from its last four windows. */
function shadesOf(values: readonly number[], end: number): Shades {
  const from = Math.max(0, end - 4 * WINDOW);
  const times = Array.from({ length: end - from }, (_, i) => (from + i) * EVERY);
  const { marks } = heatMap({ variant: "live", window: { points: WINDOW }, everyMs: EVERY })
    .add("a", { times, values: values.slice(from, end) })
    .layout();
  const row = marksOfKind(marks, "cell").at(0)!;
  return new Map(some(row.shades).map((shade, i) => [from + row.first + i, shade]));
}

/** How many frames colour a cell anew that was there before. */
function recolored(values: readonly number[], frames: number): number {
  let count = 0;
  let last: Shades | undefined;
  for (let end = values.length - frames; end <= values.length; end++) {
    const now = shadesOf(values, end);
    const isNew = [...now].some(([at, shade]) => last?.has(at) && last.get(at) !== shade);
    if (isNew) count++;
    last = now;
  }
  return count;
}

test("heatMap().layout() of a live chart keeps the colours of its cells as extremes come and go", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 21, max: 79, noNaN: true }), { minLength: 240, maxLength: 240 }),
      (values) => {
        // Most noise between 21 and 79 has bounds of 20 and 80, whatever its extremes are.
        expect(recolored(values, 100)).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 20 },
  );
});

test("heatMap().layout() of a live chart keeps its colours though each value is a new extreme", () => {
  const rising = Array.from({ length: 200 }, (_, i) => 100 + i * 0.5);
  // Both bounds follow in steps of ten and more, so each moves with every twentieth value at most.
  expect(recolored(rising, 100)).toBeLessThanOrEqual(20);
});

test("heatMap().render() of a live chart tells round bounds of its colours", () => {
  const svg = heatMap({ variant: "live", window: { points: 3 }, yUnit: "%" })
    .add("a", [21.3, 47, 78.8])
    .render();
  expect(svg).toContain(">20%</text>");
  expect(svg).toContain(">80%</text>");
});

test("heatMap().layout() that stands still spends all its colours on the values there are", () => {
  const { marks } = heatMap().add("a", [21.3, 47, 78.8]).layout();
  expect(marksOfKind(marks, "cell")[0]?.shades).toEqual([0, 4, 8]);
});

test.each(["live", "static"] as const)(
  'heatMap({ variant: "%s", yDomain }).layout() colours between fixed bounds',
  (variant) => {
    const look = { variant, yDomain: [0, 90] as [number, number], window: { points: 9 } };
    const { marks } = heatMap(variant === "live" ? look : { yDomain: [0, 90] })
      .add("a", [-5, 45, 85, 200])
      .layout();
    expect(marksOfKind(marks, "cell")[0]?.shades).toEqual([0, 4, 8, 8]);
  },
);

test("heatMap({ yScale }).layout() leaves colours to all values beside one a million times larger", () => {
  const values = [1, 30, 1000, 30_000, 1e6];
  const shades = (options: Parameters<typeof heatMap>[0]) =>
    marksOfKind(heatMap(options).add("a", values).layout().marks, "cell")[0]?.shades;
  expect(shades({})).toEqual([0, 0, 0, 0, 8]);
  expect(shades({ yScale: "log" })).toEqual([0, 2, 4, 6, 8]);
  expect(shades({ yScale: "log", yDomain: [1000, null] })).toEqual([0, 0, 0, 4, 8]);
  expect(new Set(shades({ yScale: "symlog" })).size).toBe(5);
});

test.each(["static", "live"] as const)(
  'heatMap({ yScale: "log", variant: "%s" }).render() says how its colours are spread, and what has none',
  (variant) => {
    const options = { variant, yScale: "log", yUnit: "ms", window: { points: 9 } } as const;
    const svg = heatMap(options).add("a", [0, 1, 1e6, -5]).render();
    expect(svg).toMatch(/>1\sms<.*>[^<]*\(log\)</);
    expect(svg).toContain("2 points beyond the axis");
    expect(svg).not.toContain("NaN");
  },
);
