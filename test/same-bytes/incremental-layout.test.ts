import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import type { ChartOptions, ChartWindow } from "../../src/chart/options/options.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { toldNote } from "../support/told-note.ts";

// Clocks of Berlin go forward on 29 March 2026 at 01:00 UTC, those of New York on 8 March at 07:00.
const STARTS = [
  Date.UTC(2026, 2, 29, 0, 58),
  Date.UTC(2026, 2, 8, 6, 50),
  Date.UTC(2025, 11, 31, 23),
];
const SECOND = 1000;
const HOUR = 3600 * SECOND;

const options: fc.Arbitrary<ChartOptions> = fc.record(
  {
    title: fc.constant("T"),
    grid: fc.boolean(),
    smooth: fc.boolean(),
    // A glide depends on the frame before; test/chart/renderer.test.ts has it.
    glide: fc.constant(false),
    tooltips: fc.boolean(),
    width: fc.constantFrom(60, 240, 333, 800),
    height: fc.constantFrom(40, 120, 400),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"),
    timeFormat: fc.constantFrom("", "%H:%M", "%A, %d %B %Y"),
    locale: fc.constantFrom("en-US", "de", "ja"),
    yScale: fc.constantFrom("linear", "log", "symlog"),
    yDomain: fc.constantFrom([0, null], [20, 60]) as fc.Arbitrary<[number, number | null]>,
    thresholds: fc.constant([{ value: 30, label: "Limit" }]),
    bands: fc.constant([{ from: 10, to: 20, label: "Fine" }]),
    annotations: fc.constantFrom(...STARTS.map((time) => [{ time: time + 30_000, label: "x" }])),
    series: fc.constantFrom(
      { two: { axis: "y2" as const } },
      { one: { average: 3 } },
      { one: { color: "#123456" } },
    ),
    gapMs: fc.constant(30_000),
    xAxis: fc.constantFrom("time", "ordinal"),
    variant: fc.constantFrom("live", "sparkline"),
    hidden: fc.constantFrom(["two"], []),
    description: fc.constant("What is shown."),
  },
  { requiredKeys: ["glide"] },
);

/** Values that wander as a sensor's do, with a leap, a gap and a repeated time now and then. */
const runs = fc.record({
  start: fc.constantFrom(...STARTS),
  gap: fc.constantFrom(40, 250, SECOND, 2 * SECOND, 90 * SECOND, HOUR, 23 * HOUR),
  steps: fc.array(
    fc.record({
      jitter: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom(-2000, 5000) },
      ),
      one: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 20, max: 40 }) },
        fc.constantFrom(null, 0, -5, 1e6, 33.33),
      ),
      two: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 6, nil: undefined }),
    }),
    { minLength: 20, maxLength: 70 },
  ),
  hasTwo: fc.boolean(),
});

const windows: fc.Arbitrary<ChartWindow> = fc.oneof(
  fc.record({ points: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ ms: fc.constantFrom(5 * SECOND, 30 * SECOND, 6 * HOUR) }),
);

type Pushed = { time: number; values: Record<string, number | null> };

test("createLive().draw() updates the last frame to exactly what a drawing from scratch shows", () => {
  fc.assert(
    fc.property(runs, options, windows, ({ start, gap, steps, hasTwo }, any, anyWindow) => {
      // A drawing that knows of no window counts events from the first that it is given, and has
      // room around a single point, where annotations stand that are forgotten.
      const forSparkline = { xAxis: "time", annotations: [] } as const;
      const own = any.variant === "sparkline" ? { ...any, ...forSparkline } : any;
      // Events have no duration.
      const window = own.xAxis === "ordinal" ? { points: 7 } : anyWindow;
      const live = createLive({ charts: { a: own }, window, everyMs: gap, onError: () => {} });
      const pushed: Pushed[] = [];
      const isTakenUp = watchForLateRuns();
      let time = start;
      for (const { jitter, one, two } of steps) {
        const values = hasTwo && two !== undefined ? { one, two } : { one };
        live.push("a", values, time + jitter);
        pushed.push({ time: time + jitter, values });
        // The chart forgets then what came before, and the drawing from scratch does not.
        if (isTakenUp(time + jitter, Object.keys(values))) return;
        time += gap;
        const drawn = live.draw("a");
        // A narrow chart cuts it off.
        const note = toldNote(live.draw("a", { width: 1200, height: 400 }));
        const same: ChartOptions = { variant: "live", everyMs: gap, window, note, ...own };
        expect(drawn).toBe(fromNothing(pushed, same));
      }
    }),
    { numRuns: 80 },
  );
});

/** @returns a function that says whether a series has had twenty points in a row older than its newest. */
function watchForLateRuns(): (time: number, series: string[]) => boolean {
  const newest: Record<string, number> = {};
  const late: Record<string, number> = {};
  return (time, series) =>
    series.some((name) => {
      const isLate = time < (newest[name] ?? Number.NEGATIVE_INFINITY);
      late[name] = isLate ? (late[name] ?? 0) + 1 : 0;
      if (!isLate) newest[name] = time;
      return late[name] >= 20;
    });
}

function fromNothing(pushed: Pushed[], all: ChartOptions): string {
  const chart = lineChart(all);
  const newest = Math.max(...pushed.map(({ time }) => time));
  for (const name of ["one", "two"]) {
    const mine = pushed
      .filter(({ values }) => name in values)
      .toSorted((a, b) => a.time - b.time)
      .filter(
        ({ time }, i, { length }) =>
          all.variant !== "sparkline" || isIn(all.window!, newest - time, length - i),
      );
    const times = mine.map(({ time }) => time);
    const isThere = pushed.some(({ values }) => name in values);
    if (isThere) chart.add(name, { times, values: mine.map(({ values }) => values[name]!) });
  }
  return chart.render();
}

/** Whether a point is in a window, given its age and its place from the end. */
function isIn(window: ChartWindow, age: number, fromEnd: number): boolean {
  return "ms" in window ? age <= window.ms : fromEnd <= window.points;
}
