import { Resvg } from "@resvg/resvg-js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { type Chart, type ChartLayout, PlotcastError } from "../../src/entries/plotcast.ts";
import { plainSvg } from "../../src/png/plain-svg.ts";
import { FAMILY, FIGURES, made } from "../support/chart-types.ts";

// The probe is the only thing of this colour; everything else is grey.
const PROBE = "#f0f";
const OTHER = "#808080";

/** A heat map's colours are its values; a figure shows one value, or slices of all. */
const TYPES = Object.keys(FAMILY).filter((name) => !FIGURES.has(name) && name !== "heatMap");
/** Their points have no colour of their own. */
const SUMMARIES: ReadonlySet<string> = new Set(["boxPlot", "histogram"]);
const HAVE_PLACES: ReadonlySet<string> = new Set(["barChart", "boxPlot", "histogram"]);
const START = Date.UTC(2026, 2, 1);

const anyValue = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(0.001, -0.001, 1e-9, 40, -40, 1e6, -1e6),
);
const anyRun = fc.record({
  first: fc.nat(8),
  values: fc.array(
    fc.oneof({ weight: 6, arbitrary: anyValue }, { weight: 1, arbitrary: fc.constant(null) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  ),
});
const scenes = fc.record({
  others: fc.array(anyRun, { maxLength: 3 }),
  /** Whether the probe comes before the others. */
  below: fc.boolean(),
  x: fc.integer({ min: -2, max: 18 }),
  y: anyValue.filter((value) => value !== 0),
  kind: fc.constantFrom("time", "number", "name"),
  options: fc.record(
    {
      yScale: fc.constantFrom("linear", "log", "symlog"),
      variant: fc.constantFrom("static", "live"),
      stack: fc.constantFrom(true, "percent"),
      yDomain: fc.constantFrom<[number, number]>([-10, 10], [1, 5]),
      horizontal: fc.constant(true),
      curve: fc.constantFrom("monotone", "step"),
    },
    { requiredKeys: [] },
  ),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

function pointOf(type: string, { kind }: Scene, x: number, y: number | null, color: string) {
  const at = kind === "time" ? { time: START + x * 60_000 } : { x: kind === "name" ? `n${x}` : x };
  const own = SUMMARIES.has(type) ? {} : { color };
  if (y === null) return { ...at, y, ...own };
  return { ...at, y, low: y - 1, high: y + 1, open: y - 0.5, close: y, ...own };
}

function draw(type: string, scene: Scene): Chart {
  const { horizontal, ...rest } = scene.options;
  const isLying = horizontal && type === "barChart" && scene.kind === "name";
  const options = { ...rest, ...(isLying ? { horizontal } : undefined) } as ChartOptions;
  const chart = made(type, { ...options, width: 240, height: 160, legend: false });
  const addProbe = () =>
    chart.add("probe", [pointOf(type, scene, scene.x, scene.y, PROBE)] as never, { color: PROBE });
  // Points that are equal may hide each other, but for those that stand side by side. A bar of less
  // than a pixel may be hidden by the one that stands on it.
  const isCovered = scene.below && scene.options.stack !== undefined;
  const shift = HAVE_PLACES.has(type) && !isCovered ? 0 : 0.5;
  if (scene.below) addProbe();
  for (const [k, { first, values }] of scene.others.entries()) {
    const points = values.map((y, i) => pointOf(type, scene, first + 2 * i + shift, y, OTHER));
    chart.add(`other ${k}`, points as never, { color: OTHER });
  }
  if (!scene.below) addProbe();
  return chart;
}

/** Half of the widest stroke that stands on a plot's edge, and a pixel that is smoothed. */
const REACH = 4;

/** How many pixels are of the probe's hue, within the plot and outside of it. */
function countProbe(svg: string, plot: ChartLayout["plot"]): { inside: number; outside: number } {
  const { pixels, width } = new Resvg(plainSvg(svg), { font: { loadSystemFonts: false } }).render();
  const found = { inside: 0, outside: 0 };
  for (let i = 0; i < pixels.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(i, i + 3);
    if (red - green <= 20 || blue - green <= 20) continue;
    const [x, y] = [((i / 4) % width) - plot.x, Math.floor(i / 4 / width) - plot.y];
    const isAlong = x >= -REACH && x <= plot.width + REACH;
    found[isAlong && y >= -REACH && y <= plot.height + REACH ? "inside" : "outside"]++;
  }
  return found;
}

test.for(TYPES)(
  "%s().render() shows a pushed point within the plot, says that it does not, or add() refuses it",
  (type) => {
    let seen = 0;
    fc.assert(
      fc.property(scenes, (scene) => {
        let chart: Chart;
        try {
          chart = draw(type, scene);
        } catch (error) {
          if (error instanceof PlotcastError) return;
          throw error;
        }
        const { outside, plot } = chart.layout();
        // A bin with one value ends where a logarithmic axis from 1 begins.
        const { yScale, yDomain } = scene.options;
        if (type === "histogram" && yScale === "log" && yDomain?.[0] === 1) return;
        const svg = chart.render();
        const found = countProbe(svg, plot);
        expect(found.outside).toBe(0);
        if (outside !== undefined && outside.x + outside.y + outside.beyond > 0) return;
        expect(found.inside).toBeGreaterThan(0);
        expect(countProbe(svg.replaceAll(PROBE, OTHER), plot).inside).toBe(0);
        seen++;
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(3);
  },
);
