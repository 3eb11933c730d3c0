import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRenderer } from "../../src/chart/any-chart.ts";
import { toText } from "../../src/chart/base/byte-writer.ts";
import { createLayoutCache } from "../../src/chart/layout/layout-cache.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import type { MarkKind, Stacking } from "../../src/chart/options/choices.ts";
import type { SeriesOptions } from "../../src/chart/options/series-options.ts";
import type { Series } from "../../src/chart/data/series.ts";
import { resolveSettings } from "../../src/chart/options/settings.ts";
import { type MarkSettings, resolveMarkSettings } from "../../src/chart/options/mark-settings.ts";

const START = Date.UTC(2026, 10, 22, 7);

const KINDS: MarkKind[] = ["line", "area", "bar", "dot", "range", "candle", "box", "cell"];

const options = fc.record<ChartOptions>(
  {
    title: fc.constantFrom("", "Live Sensor Data"),
    grid: fc.boolean(),
    curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
    variant: fc.constantFrom("live", "live", "static", "interactive", "sparkline"),
    width: fc.constantFrom(120, 400, 800),
    height: fc.constantFrom(60, 400),
    window: fc.constantFrom({ points: 2 }, { points: 12 }, { points: 300 }, { ms: 20_000 }),
    xAxis: fc.constantFrom("time", "linear"),
    tooltips: fc.boolean(),
    glide: fc.boolean(),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin"),
    hidden: fc.constantFrom([], ["A"], ["B"]),
    stack: fc.constantFrom<Stacking[]>(true, false, "percent"),
    yScale: fc.constantFrom("linear", "symlog"),
    yUnit: fc.constantFrom("B", "%"),
    zero: fc.boolean(),
    gapMs: fc.constantFrom(1500, 4000),
    average: fc.constantFrom(2, 5),
    bollinger: fc.constantFrom({}, { points: 3 }),
    thresholds: fc.constant([{ value: 1, label: "limit" }]),
    bands: fc.constant([{ from: -1, to: null, label: "band", tone: "good" }]),
    annotations: fc.constant([
      { time: START + 3000, label: "deploy" },
      { time: START + 9000, until: START + 20_000, tone: "bad" },
    ]),
    distinguish: fc.constantFrom("color", "shape"),
    reduce: fc.constantFrom("m4", "lttb"),
  },
  { requiredKeys: ["variant", "window"] },
);

const own = fc.record<SeriesOptions>(
  { mark: fc.constantFrom(...KINDS), axis: fc.constantFrom("y", "y2"), dashed: fc.boolean() },
  { requiredKeys: [] },
);

/** A change to a series: a point later, one that comes late, a gap, or the oldest ones gone. */
const change = fc.record({
  series: fc.constantFrom(0, 1),
  kind: fc.constantFrom<Change["kind"][]>("next", "next", "next", "next", "late", "gap", "drop"),
  gapMs: fc.constantFrom(0, 1, 990, 1000, 1010, 5000),
  late: fc.option(fc.integer({ min: -500, max: 30_000 }), { nil: undefined }),
  moved: fc.option(fc.constantFrom(0, 1, 990, 1000, 2500, 60_000), { nil: undefined }),
  value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
});

interface Look {
  look: ChartOptions;
  marks: [SeriesOptions, SeriesOptions];
}

const anyLook: fc.Arbitrary<Look> = fc.record({ look: options, marks: fc.tuple(own, own) });
const lines: fc.Arbitrary<Look> = options.map((look) => ({ look, marks: [{}, {}] }));

test.for([
  ["lines", lines, 1500],
  ["any marks", anyLook, 1500],
] as const)(
  "createRenderer().draw() draws the same bytes from its caches as from scratch: %s",
  { timeout: 120_000 },
  ([, looks, numRuns]) => {
    const run = fc.property(
      looks,
      fc.array(change, { minLength: 2, maxLength: 60 }),
      ({ look, marks }, changes) => {
        const settings = resolveSettings({ everyMs: 1000, ...look });
        const kept = createRenderer(settings);
        const runs = [emptyRun(), emptyRun()];
        for (const one of changes) {
          apply(one, runs[one.series] ?? emptyRun());
          const drawn = runs.map((run, i) =>
            seriesOf(run, i, resolveMarkSettings(marks[i] ?? {}, settings)),
          );
          const newest = Math.max(...drawn.map(({ xs }) => xs.at(-1) ?? Number.NEGATIVE_INFINITY));
          const now = one.late === undefined ? undefined : newest + one.late;
          const lastEdge = one.moved === undefined ? undefined : newest - one.moved;
          const expected = createRenderer(settings).draw(toText, drawn, now, lastEdge);
          expect(kept.draw(toText, drawn, now, lastEdge)).toBe(expected);
        }
      },
    );
    fc.assert(run, { numRuns });
  },
);

test("createRenderer().draw() draws the same bytes as from scratch where a series of another kind of x gets its first point", () => {
  const settings = resolveSettings({ variant: "live", everyMs: 1000, window: { points: 2 } });
  const kept = createRenderer(settings);
  const runs = [emptyRun(), emptyRun()];
  const marks = [{}, { mark: "box" }] as const;
  for (const series of [1, 0, 0]) {
    apply({ kind: "next", gapMs: 0, value: 0 }, runs[series] ?? emptyRun());
    const drawn = runs.map((run, i) =>
      seriesOf(run, i, resolveMarkSettings(marks[i] ?? {}, settings)),
    );
    expect(kept.draw(toText, drawn)).toBe(createRenderer(settings).draw(toText, drawn));
  }
});

test("createRenderer().draw() of a long window draws the same bytes from its caches as from scratch", () => {
  const run = fc.property(
    fc.constantFrom(...KINDS),
    fc.constantFrom(600, 1400),
    fc.constantFrom<ChartOptions[]>({}, { stack: true }, { smooth: true, glide: true }),
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }),
    (mark, points, look, spikes) => {
      const settings = resolveSettings({
        variant: "live",
        everyMs: 100,
        window: { points },
        ...look,
      });
      const kept = createRenderer(settings);
      const grown = emptyRun();
      for (const [turn, spike] of spikes.entries()) {
        // Enough for several points in each pixel column, then few or many at once.
        const more = turn === 0 ? 3 * points : spike + 10;
        for (let i = 0; i < more; i++) {
          const value = i === 3 ? 100 * spike : Math.sin(grown.points.length / 9) + (i % 7);
          apply({ kind: i === 5 && spike > 5 ? "gap" : "next", gapMs: 100, value }, grown);
        }
        const drawn = [seriesOf(grown, 0, resolveMarkSettings({ mark }, settings))];
        expect(kept.draw(toText, drawn)).toBe(createRenderer(settings).draw(toText, drawn));
      }
    },
  );
  fc.assert(run, { numRuns: 60 });
});

const anySeries = fc.record({
  name: fc.constantFrom("A", "B", "a longer name"),
  own: own,
  values: fc.array(fc.constantFrom(0, 1, 1, 2, Number.NaN), { maxLength: 4 }),
});

const anyChart = fc.record({
  xKind: fc.constantFrom<Series["xKind"][]>("time", "linear", "band"),
  categories: fc.constantFrom(
    ["a", "b", "c", "d"],
    ["e", "f", "g", "h"],
    ["first of all", "second to none", "third time", "fourth quarter of the year"],
  ),
  series: fc.array(anySeries, { minLength: 1, maxLength: 3 }),
});

test("createRenderer().draw() draws the same bytes whatever else was drawn with the same cache", () => {
  const run = fc.property(
    options,
    fc.array(anyChart, { minLength: 2, maxLength: 8 }),
    (look, charts) => {
      const { xAxis: _xAxis, ...rest } = look;
      const settings = resolveSettings(rest);
      const shared = createLayoutCache();
      for (const { xKind, categories, series } of charts) {
        const drawn = series.map(({ name, own, values }): Series => {
          const start = xKind === "time" ? START : 0;
          const one: Series = {
            name,
            xKind,
            xs: Float64Array.from(values, (_, i) => start + i * (xKind === "time" ? 1000 : 1)),
            ys: Float64Array.from(values),
            startIndex: 0,
            mark: resolveMarkSettings(own, settings),
          };
          return xKind === "band" ? { ...one, categories } : one;
        });
        expect(createRenderer(settings, shared).draw(toText, drawn)).toBe(
          createRenderer(settings).draw(toText, drawn),
        );
      }
    },
  );
  fc.assert(run, { numRuns: 1500 });
});

/** Points, how many left before them, and the identity of their stream. */
interface Run {
  points: [time: number, value: number][];
  startIndex: number;
  streamId: object;
}

function emptyRun(): Run {
  return { points: [], startIndex: 0, streamId: {} };
}

interface Change {
  kind: "next" | "late" | "gap" | "drop";
  gapMs: number;
  value: number;
  /** How long after the newest point it is drawn, in ms. */
  late?: number | undefined;
  /** How long before it the last frame ended. */
  moved?: number | undefined;
}

function apply({ kind, gapMs, value }: Change, run: Run): void {
  const { points } = run;
  const newest = points.at(-1)?.[0] ?? START;
  if (kind === "drop") run.startIndex += points.splice(0, 3).length;
  else if (kind === "late") {
    points.splice(Math.max(0, points.length - 1), 0, [newest, value]);
    run.streamId = {};
  } else points.push([newest + gapMs, kind === "gap" ? Number.NaN : value]);
}

function seriesOf(
  { points, startIndex, streamId }: Run,
  index: number,
  mark: MarkSettings,
): Series {
  const ys = Float64Array.from(points, ([, y]) => y);
  return {
    name: index === 0 ? "A" : "B",
    xKind: "time",
    xs: Float64Array.from(points, ([x]) => x),
    ys,
    fields: {
      open: ys.map((y, i) => ys[i - 1] ?? y),
      low: ys.map((y, i) => y - (i % 3)),
      high: ys.map((y, i) => y + (i % 5)),
      close: ys,
      ...(index === 1 && { size: ys.map((y) => Math.abs(y) || 0) }),
    },
    startIndex,
    streamId,
    mark,
  };
}
