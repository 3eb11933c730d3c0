import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { served, watch } from "../support/served.ts";
import { toldNote } from "../support/told-note.ts";

const START = Date.UTC(2026, 2, 1, 12);

interface Pushed {
  time: number;
  values: Record<string, number | null>;
}

/** The chart drawn from nothing, from all points that were ever pushed. */
function fromNothing(pushed: Pushed[], options: ChartOptions): string {
  const chart = lineChart(options);
  for (const name of new Set(pushed.flatMap(({ values }) => Object.keys(values)))) {
    const mine = pushed.filter(({ values }) => name in values);
    chart.add(name, {
      times: mine.map(({ time }) => time),
      values: mine.map(({ values }) => values[name]!),
    });
  }
  return chart.render();
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50, max: 150 }) },
  { weight: 2, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constant(null),
);
const steps = fc.array(
  fc.record({
    gap: fc.oneof(
      { weight: 8, arbitrary: fc.constant(1000) },
      fc.integer({ min: -3000, max: 9000 }),
    ),
    values: fc.dictionary(fc.constantFrom("one", "two", "three"), value, {
      minKeys: 1,
      noNullPrototype: true,
    }),
  }),
  { minLength: 1, maxLength: 60 },
);
const options: fc.Arbitrary<ChartOptions> = fc.record(
  {
    title: fc.constant("T"),
    grid: fc.boolean(),
    smooth: fc.boolean(),
    tooltips: fc.boolean(),
    legend: fc.boolean(),
    curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
    theme: fc.constantFrom("light", "dark", "auto"),
    width: fc.constantFrom(240, 800),
    // A glide depends on the frame before.
    glide: fc.constant(false),
    hidden: fc.constantFrom(["two"], []),
    xAxis: fc.constantFrom("time", "ordinal"),
  },
  { requiredKeys: ["glide"] },
);

const ofZero = (gap: number) => ({ gap, values: { one: 0 } });
const ofTwo = (gap: number) => ({ gap, values: { one: 0, two: 0 } });

test("createLive: every frame is byte for byte what lineChart draws of the same points", () => {
  fc.assert(
    fc.property(steps, options, fc.integer({ min: 1, max: 12 }), (all, chartOptions, points) => {
      const live = createLive({
        charts: { a: chartOptions },
        window: { points },
        everyMs: 1000,
        onError: () => {},
      });
      const pushed: Pushed[] = [];
      let time = START;
      for (const { gap, values } of all) {
        time += gap;
        live.push("a", values, time);
        pushed.push({ time, values });
        const window = { points };
        const drawn = live.draw("a");
        // A narrow chart cuts it off.
        const note = toldNote(live.draw("a", { width: 1200, height: 400 }));
        const same = { variant: "live", everyMs: 1000, window, note, ...chartOptions } as const;
        expect(drawn).toBe(fromNothing(pushed, same));
      }
    }),
    {
      numRuns: 60,
      examples: [
        // Once, a series that had been silent left as another came, and came again in the same row.
        [
          [
            { gap: 1000, values: { one: null } },
            { gap: 4001, values: { two: 0, three: 0, one: 0 } },
            { gap: 1000, values: { one: 0 } },
          ],
          { glide: false },
          1,
        ],
        // Once, labels on an ordinal axis depended on points that had left the window.
        [
          [1000, 1000, 1000, 1000, -2501, 1000, 1000].map(ofZero),
          { xAxis: "ordinal", glide: false },
          1,
        ],
        // Once, boxes of several series stayed as wide as they were, though names grew longer.
        [[1000, -501, 1000, 0].map(ofTwo), { xAxis: "ordinal", glide: false }, 1],
      ],
    },
  );
});

test("createLive: frames sent one after another are what lineChart draws from nothing", async () => {
  const window = { points: 12 };
  const chartOptions: ChartOptions = { title: "Sensor", grid: true, smooth: true };
  const { live, url } = await served({ charts: { a: chartOptions }, window, everyMs: 16 });
  const views = [
    { query: "", look: {} },
    { query: "?theme=dark&width=320&height=200", look: { theme: "dark", width: 320, height: 200 } },
    { query: "?hide=B", look: { hidden: ["B"] } },
  ] as const;
  const watchers = await Promise.all(views.map(({ query }) => watch(`${url}/events${query}`)));
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  const pushed: Pushed[] = [];
  for (let i = 0; i < 60; i++) {
    const time = START + i * 1000 + ((i * 7919) % 90);
    const values = i % 3 === 0 ? { A: (i * 37) % 23, B: 1000 * i } : { A: (i * 53) % 19 };
    pushed.push({ time, values });
    live.push("a", values, time);
    for (const [v, { look }] of views.entries()) {
      const same = { variant: "live", everyMs: 16, window, ...chartOptions, ...look } as const;
      const expected = fromNothing(pushed, { ...same, ...(look as ChartOptions) });
      await watchers[v]?.until(({ data }) => data === expected);
    }
  }
});

test("createLive: the event and draw are the same bytes; so are /charts/a.svg and a draw that stands", async () => {
  const { live, url } = await served({ charts: { a: { title: "Same" } } });
  live.push("a", { v: 1 }, START);
  live.push("a", { v: 2 }, START + 1000);
  const watcher = await watch(`${url}/events?theme=dark`);
  const { data } = await watcher.until(() => true);
  expect(data).toBe(live.draw("a", { theme: "dark" }));
  const still = await (await fetch(`${url}/charts/a.svg?theme=dark`)).text();
  expect(still).toBe(live.draw("a", { theme: "dark", glide: false }));
});
