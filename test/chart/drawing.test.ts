import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createDrawing } from "../../src/chart/drawing.ts";
import type { ChartOptions } from "../../src/chart/options.ts";
import { settingsOf } from "../../src/chart/settings.ts";
import type { Series } from "../../src/chart/series.ts";

const START = Date.UTC(2026, 10, 22, 7);

const options = fc.record<ChartOptions>(
  {
    title: fc.constantFrom("", "Live Sensor Data"),
    grid: fc.boolean(),
    curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
    variant: fc.constantFrom("live", "static", "interactive", "sparkline"),
    width: fc.constantFrom(120, 400, 800),
    height: fc.constantFrom(60, 400),
    window: fc.constantFrom({ points: 2 }, { points: 12 }, { points: 300 }, { ms: 20_000 }),
    xAxis: fc.constantFrom("time", "linear"),
    tooltips: fc.boolean(),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin"),
    hidden: fc.constantFrom([], ["A"], ["B"]),
  },
  { requiredKeys: ["variant", "window"] },
);

/** A change to a series: a point later, one that comes late, a gap, or the oldest ones gone. */
const change = fc.record({
  series: fc.constantFrom(0, 1),
  kind: fc.constantFrom("next", "next", "next", "next", "late", "gap", "drop"),
  gapMs: fc.constantFrom(0, 1, 990, 1000, 1010, 5000),
  value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
});

test("createDrawing().svg() draws from its memory the same bytes as from nothing", () => {
  const run = fc.property(
    options,
    fc.array(change, { minLength: 2, maxLength: 80 }),
    (look, changes) => {
      const settings = settingsOf({ everyMs: 1000, ...look });
      const remembering = createDrawing(settings);
      const points: [number, number][][] = [[], []];
      for (const { series, kind, gapMs, value } of changes) {
        const own = points[series] ?? [];
        const newest = own.at(-1)?.[0] ?? START;
        if (kind === "drop") own.splice(0, 3);
        else if (kind === "late") own.splice(Math.max(0, own.length - 1), 0, [newest, value]);
        else own.push([newest + gapMs, kind === "gap" ? Number.NaN : value]);
        const drawn = points.map(seriesOf);
        expect(remembering.svg(drawn)).toBe(createDrawing(settings).svg(drawn));
      }
    },
  );
  fc.assert(run, { numRuns: 1500 });
});

function seriesOf(points: [number, number][], index: number): Series {
  return {
    name: index === 0 ? "A" : "B",
    xKind: "time",
    xs: Float64Array.from(points, ([x]) => x),
    ys: Float64Array.from(points, ([, y]) => y),
    skipped: 0,
  };
}
