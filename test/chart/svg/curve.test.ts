import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Curve } from "../../../src/chart/options/choices.ts";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";
import { readPath, reachOfY } from "../../support/path-reader.ts";
import { linesOf } from "../../support/svg-reader.ts";
import { numbersBetween } from "../../support/numbers-between.ts";
import { some } from "../../support/some.ts";

const CURVES: Curve[] = ["linear", "monotone", "catmullRom", "step"];
const ROUNDING = 1;

const near = (pixels: number) => expect.closeTo(pixels, 6);

function isAt(one: readonly [number, number] | undefined, other: readonly [number, number]) {
  return (
    one !== undefined && Math.abs(one[0] - other[0]) < 1e-6 && Math.abs(one[1] - other[1]) < 1e-6
  );
}

function draw(xs: number[], values: number[], options: ChartOptions) {
  const chart = lineChart(options).add("a", { xs, values });
  return { mark: chart.layout().marks[0], segments: linesOf(chart.render()).flatMap(readPath) };
}

/** Points that all lie at one place are drawn as a dot: there is no line to ask about. */
function isDot({ mark }: ReturnType<typeof draw>) {
  const ofOnePlace = (places: ArrayLike<number> = []) => new Set(Array.from(places)).size < 2;
  return ofOnePlace(mark?.xs) && ofOnePlace(mark?.ys);
}

const anyY = numbersBetween(-100, 100);
const even = fc.array(anyY, { minLength: 2, maxLength: 60 }).map((values) => ({
  xs: [...values.keys()],
  values,
}));
const uneven = fc
  .array(fc.tuple(numbersBetween(0, 1000), anyY), {
    minLength: 2,
    maxLength: 60,
  })
  .map((points) => points.toSorted(([a], [b]) => a - b))
  .map((points) => ({ xs: points.map(([x]) => x), values: points.map(([, y]) => y) }));
// More than one point in two pixels, from a seed: arrays of this length would take long to shrink.
const dense = fc.nat(9999).map((seed) => {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  let x = 0;
  const xs = Array.from({ length: 500 }, () => (x += 0.2 + 3 * random()));
  return { xs, values: xs.map(() => 200 * random() - 100) };
});
const repeated = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), anyY), { minLength: 2, maxLength: 20 })
  .map((points) => points.toSorted(([a], [b]) => a - b))
  .map((points) => ({ xs: points.map(([x]) => x), values: points.map(([, y]) => y) }));

test.for(CURVES)(
  "lineChart().render() draws a %s line that ends where its last point lies",
  (curve) => {
    fc.assert(
      fc.property(fc.oneof(even, uneven, dense, repeated), ({ xs, values }) => {
        const drawn = draw(xs, values, { curve });
        fc.pre(!isDot(drawn));
        const { mark, segments } = drawn;
        expect(segments[0]?.from[0]).toBeCloseTo(mark?.xs[0] ?? Number.NaN, 6);
        expect(segments[0]?.from[1]).toBeCloseTo(mark?.ys[0] ?? Number.NaN, 6);
        expect(segments.at(-1)?.to[0]).toBeCloseTo(mark?.xs.at(-1) ?? Number.NaN, 6);
        expect(segments.at(-1)?.to[1]).toBeCloseTo(mark?.ys.at(-1) ?? Number.NaN, 6);
      }),
      { numRuns: 300 },
    );
  },
);

test("lineChart().render() goes through every point, and leaves none out", () => {
  fc.assert(
    fc.property(fc.oneof(even, uneven), fc.constantFrom(...CURVES), ({ xs, values }, curve) => {
      const drawn = draw(xs, values, { curve });
      fc.pre(!isDot(drawn));
      const { mark, segments } = drawn;
      const way = segments.map(({ to }) => to);
      const [start] = segments;
      let at = 0;
      // A straight line takes no step where the next point lies on the last.
      for (let i = 1; i < xs.length; i++) {
        const place = [mark?.xs[i] ?? Number.NaN, mark?.ys[i] ?? Number.NaN] as const;
        const stays = curve === "linear" && isAt(way[at - 1] ?? start?.from, place);
        if (stays) continue;
        if (curve === "step" && !isAt(way[at], place)) at++;
        expect([i, way[at]]).toEqual([i, [near(place[0]), near(place[1])]]);
        at++;
      }
      expect(at).toBe(way.length);
    }),
    { numRuns: 300 },
  );
});

test.for([
  ["even", even],
  ["uneven", uneven],
  ["dense", dense],
  ["repeated", repeated],
] as const)("lineChart().render() never lets a smooth line overshoot: %s points", ([, points]) => {
  fc.assert(
    fc.property(
      points,
      fc.constantFrom<"static" | "live">("static", "live"),
      ({ xs, values }, variant) => {
        const drawn = draw(xs, values, { smooth: true, variant });
        fc.pre(!isDot(drawn));
        for (const segment of some(drawn.segments)) {
          const [low, high] = reachOfY(segment);
          expect(low).toBeGreaterThanOrEqual(Math.min(segment.from[1], segment.to[1]) - ROUNDING);
          expect(high).toBeLessThanOrEqual(Math.max(segment.from[1], segment.to[1]) + ROUNDING);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("lineChart().render() never lets a smooth line go back in x", () => {
  fc.assert(
    fc.property(fc.oneof(even, uneven, dense), ({ xs, values }) => {
      const drawn = draw(xs, values, { smooth: true });
      fc.pre(!isDot(drawn));
      for (const { from, controls, to } of some(drawn.segments)) {
        expect(to[0]).toBeGreaterThanOrEqual(from[0]);
        for (const [x] of controls) {
          expect(x).toBeGreaterThanOrEqual(from[0] - ROUNDING);
          expect(x).toBeLessThanOrEqual(to[0] + ROUNDING);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("lineChart().layout() places points inside the plot, rising in x", () => {
  fc.assert(
    fc.property(uneven, fc.integer({ min: 320, max: 1600 }), ({ xs, values }, width) => {
      const { marks, plot } = lineChart({ width }).add("a", { xs, values }).layout();
      const mark = marks.at(0)!;
      expect(mark.xs).toHaveLength(xs.length);
      mark.xs.forEach((x, i) => {
        expect(x).toBeGreaterThanOrEqual(mark.xs[i - 1] ?? 0);
        expect(x).toBeLessThanOrEqual(plot.width);
        expect(mark.ys[i]).toBeGreaterThanOrEqual(0);
        expect(mark.ys[i]).toBeLessThanOrEqual(plot.height);
      });
    }),
    { numRuns: 300 },
  );
});

test("lineChart().add() takes plain numbers, be it that they begin with gaps or are nothing else", () => {
  const values = (points: (number | null)[]) => lineChart().add("a", points).layout().marks[0]?.xs;
  expect(values([null, 1, null, 2])).toHaveLength(4);
  expect(values([null])).toHaveLength(1);
  expect(() => values([null, {} as number])).toThrow(/point 0/);
});

test("lineChart().render() breaks a line at gaps, and shows a lone point as a dot", () => {
  const svg = lineChart()
    .add("a", { xs: [0, 1, 2, 3, 4, 5, 6], values: [1, 2, null, 4, Number.NaN, 5, 6] })
    .render();
  const [line] = linesOf(svg);
  expect(line?.match(/M/g)).toHaveLength(2);
  expect(readPath(line ?? "")).toHaveLength(2);
  expect(svg.match(/d="M[\d. ]+h0"/g)).toHaveLength(1);
});
