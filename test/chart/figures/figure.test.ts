import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRenderer } from "../../../src/chart/any-chart.ts";
import { toText } from "../../../src/chart/base/byte-writer.ts";
import type { Series } from "../../../src/chart/data/series.ts";
import { resolveSettings } from "../../../src/chart/options/settings.ts";
import { createLive } from "../../../src/entries/live.ts";
import { chart } from "../../../src/entries/plotcast.ts";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { CLASSES, hasClass } from "../../support/drawn-classes.ts";
import { readSvg, shapesOf, styleOf, textsOf } from "../../support/svg-reader.ts";

const TYPES = ["pie", "donut", "gauge", "stat"] as const;
const START = Date.UTC(2026, 10, 22, 7);

const looks = fc.record<ChartOptions>(
  {
    type: fc.constantFrom(...TYPES),
    variant: fc.constantFrom("live", "static", "interactive", "sparkline"),
    title: fc.constantFrom("", "Title"),
    theme: fc.constantFrom("light", "dark", "auto"),
    width: fc.constantFrom(16, 120, 320, 800),
    height: fc.constantFrom(16, 60, 240, 400),
    legend: fc.boolean(),
    smooth: fc.boolean(),
    window: fc.constantFrom({ points: 2 }, { points: 12 }, { ms: 20_000 }),
    yUnit: fc.constantFrom("B", "%", "ms", "apples"),
    hidden: fc.constantFrom([], ["A"], ["B"]),
    thresholds: fc.constantFrom([], [{ value: 0.5, tone: "bad" as const }]),
  },
  { requiredKeys: ["type", "variant"] },
);

const values = fc.array(
  fc.oneof(fc.constant(Number.NaN), fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(100)),
  { maxLength: 40 },
);

test("createRenderer().draw() of a figure draws the same bytes from its caches as from scratch", () => {
  const run = fc.property(looks, values, values, (look, as, bs) => {
    const settings = resolveSettings({ everyMs: 1000, ...look });
    const kept = createRenderer(settings);
    const streamIds = [{}, {}];
    for (let count = 0; count <= Math.max(as.length, bs.length); count++) {
      const drawn = [as, bs].map((all, i) =>
        seriesOf("AB".charAt(i), all.slice(0, count), streamIds[i] ?? {}),
      );
      const svg = kept.draw(toText, drawn);
      expect(svg).toBe(createRenderer(settings).draw(toText, drawn));
      readSvg(svg);
    }
  });
  fc.assert(run, { numRuns: 150 });
});

function seriesOf(name: string, ys: number[], streamId: object): Series {
  const xs = Float64Array.from(ys, (_, i) => START + 1000 * i);
  return { name, xKind: "time", xs, ys: Float64Array.from(ys), startIndex: 0, streamId };
}

test.each(TYPES)("chart({ type: %j }).render() shows any text as text", (type) => {
  const drawn = (name: string) =>
    chart({
      type,
      title: name,
      note: name,
      ...(type === "donut" ? { middle: name } : {}),
      variant: "interactive",
      legend: true,
      width: 1600,
    })
      .add(name, [{ y: 5 }, { y: 8 }])
      .add("plain", [{ y: 5 }, { y: 6 }])
      .render();
  const shapes = shapesOf(readSvg(drawn("name")));
  for (const name of [
    '"><script>',
    "</text></svg>",
    "&lt;",
    "]]>",
    "' onload='x",
    "<!--",
    "</style>",
  ]) {
    const elements = readSvg(drawn(name));
    expect(shapesOf(elements)).toEqual(shapes);
    expect(textsOf(elements).join("\n")).toContain(name);
  }
});

test.each(TYPES)(
  "createLive(): a chart of type %j shows the newest values that were pushed",
  (type) => {
    const live = createLive({ charts: { a: { type } } });
    expect(textsOf(readSvg(live.draw("a"))).join()).toContain("Waiting for data");
    live.push("a", { Chrome: 63, Safari: 20 }, START);
    live.push("a", { Chrome: 41, Safari: null }, START + 1000);
    const description = readSvg(live.draw("a")).find(({ name }) => name === "desc")?.text;
    expect(description).toContain("Chrome: 41");
    expect(description).toContain("Safari: 20");
    live.close();
  },
);

test("createLive(): one more value changes only a little of a gauge's frame", () => {
  const live = createLive({ charts: { a: { type: "gauge", yUnit: "%" } } });
  live.push("a", { CPU: 63 }, START);
  const before = live.draw("a");
  live.push("a", { CPU: 64 }, START + 1000);
  const after = live.draw("a");
  let same = 0;
  while (before[same] === after[same]) same++;
  expect(same).toBeGreaterThan(before.length - 140);
  live.close();
});

test.each(TYPES)(
  "chart({ type: %j, staleMs }).render() shows old values pale, with their age",
  (type) => {
    const points = [0, 1000, 2000].map((ms) => ({ time: START + ms, y: 5 }));
    const drawn = chart({ type, staleMs: 60_000, note: "Hall 3" }).add("A", points);
    expect(drawn.render({ now: START + 60_000 })).toBe(drawn.render());
    const old = readSvg(drawn.render({ now: START + 2000 + 3_600_000 }));
    expect(textsOf(old)).toContain("Hall 3, no data for 1 h");
    expect(old.filter((element) => hasClass(element, CLASSES.stale))).toHaveLength(1);
    expect(styleOf(old)).toContain(`.${CLASSES.stale}{opacity:`);
  },
);

test("stat({ staleMs }).render() does not take numbers without a time for old", () => {
  const drawn = chart({ type: "stat", staleMs: 1000 }).add("A", [1, 2, 3]);
  expect(drawn.render({ now: START })).toBe(drawn.render());
});
