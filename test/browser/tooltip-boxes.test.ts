import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import {
  areaChart,
  barChart,
  bar,
  boxPlot,
  candles,
  type Chart,
  chart,
  donutChart,
  dots,
  heatMap,
  histogram,
  line,
  lineChart,
  pieChart,
  range,
  rug,
  scatterChart,
} from "../../src/entries/plotcast.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const CITIES = ["Baden-Württemberg (Süd)", "Nordrhein-Westfalen", "Bayern", "Berlin"];

const at = (ys: number[]) => ys.map((y, i) => ({ time: START + i * 3_600_000, y }));
const named = (ys: number[]) => ys.map((y, i) => ({ x: CITIES[i] ?? "", y }));
const WAVE = [0, 10, -3, 1234.5, 7, 0.0021, 12, 99];

/** Charts of every type. @param name of their first series. */
const TYPES: Record<string, (options: ChartOptions, name: string) => Chart> = {
  line: (o, name) => lineChart(o).add(name, at(WAVE)),
  lines: (o, name) => lineChart(o).add(name, at(WAVE)).add("b", at(WAVE.toReversed())),
  "two axes": (o, name) =>
    chart(o)
      .add(line(name, at(WAVE)))
      .add(line("b", at(WAVE.toReversed()), { axis: "y2" })),
  "sliding line": (o, name) =>
    lineChart({ ...o, variant: "live", window: { points: 6 } }).add(name, at(WAVE)),
  "sliding lines": (o, name) =>
    lineChart({ ...o, variant: "live", window: { points: 6 } })
      .add(name, at(WAVE))
      .add("b", at(WAVE.toReversed())),
  labels: (o, name) =>
    lineChart(o).add(
      name,
      at(WAVE).map((point, i) => ({ ...point, label: `Deployment of version ${i}` })),
    ),
  area: (o, name) => areaChart(o).add(name, at(WAVE)),
  "stacked areas": (o, name) =>
    areaChart({ ...o, stack: true })
      .add(name, at([1, 2, 3]))
      .add("b", at([3, 2, 1])),
  bars: (o, name) => barChart(o).add(name, named([123_456, 2345, 0, 7])),
  "grouped bars": (o, name) =>
    barChart(o)
      .add(name, named([123_456, 2345, 0, 7]))
      .add("b", named([1, 2, 3, 4])),
  "stacked bars": (o, name) =>
    barChart({ ...o, stack: true })
      .add(name, named([1234, 2345, 1, 7]))
      .add("b", named([1, 2, 3, 4])),
  "lying bars": (o, name) =>
    barChart({ ...o, horizontal: true }).add(name, named([123_456, 2345, 0, 7])),
  "lying stacked bars": (o, name) =>
    barChart({ ...o, horizontal: true, stack: true })
      .add(name, named([1234, 2345, 1, 7]))
      .add("b", named([1, 2, 3, 4])),
  scatter: (o, name) =>
    scatterChart(o).add(
      name,
      WAVE.map((y, i) => ({ x: 99 - 12 * i, y })),
    ),
  bubbles: (o, name) =>
    chart(o).add(
      dots(
        name,
        WAVE.map((y, i) => ({ x: 99 - 12 * i, y, size: i })),
      ),
    ),
  histogram: (o, name) => histogram(o).add(name, WAVE),
  "heat map": (o, name) => heatMap(o).add(name, at(WAVE)).add("b", at(WAVE.toReversed())),
  candles: (o, name) =>
    chart(o).add(
      candles(
        name,
        at(WAVE).map(({ time, y }) => ({ time, open: y, high: y + 20, low: y - 10, close: y + 9 })),
      ),
    ),
  range: (o, name) =>
    chart(o).add(
      range(
        name,
        at(WAVE).map(({ time, y }) => ({ time, y, low: y - 10, high: y + 20 })),
      ),
    ),
  boxes: (o, name) => boxPlot(o).add(name, WAVE).add("b", WAVE),
  rug: (o, name) => chart(o).add(rug(name, named([1, 2, 3, 4]))),
  layers: (o, name) =>
    chart(o)
      .add(bar(name, at(WAVE)))
      .add(line("b", at(WAVE))),
  pie: (o, name) => pieChart(o).add(name, 30).add("b", 5),
  donut: (o, name) => donutChart(o).add(name, 30).add("b", 5),
};

interface Box {
  lines: string[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The point, from the plot's left edge; 0 where it does not matter. */
  at: number;
  /** By how many pixels the text is wider or higher than the box. */
  over: number;
}

/** All boxes of each drawing in turn, seen or not, in pixels of their picture. */
async function boxesOf(page: Page, drawings: readonly string[]): Promise<Box[][]> {
  // A box that is not shown has no size.
  const style = "<style>.h svg svg{display:inline!important}</style>";
  await page.setContent(style + drawings.map((svg) => `<div>${svg}</div>`).join(""));
  return page.evaluate((tooltips) => {
    return [...document.querySelectorAll("div > svg")].map((picture) => {
      const origin = picture.getBoundingClientRect();
      const nested = [...picture.querySelectorAll(`${tooltips} svg svg`)];
      const own = [...picture.querySelectorAll(`g${tooltips}`)].filter((g) =>
        g.querySelector("g > rect"),
      );
      return (nested.length > 0 ? nested : own).map((box) => {
        const rect = box.querySelector("rect")!.getBoundingClientRect();
        const texts = [...box.querySelectorAll("text")];
        const over = texts.map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return Math.max(
            rect.left - left,
            right - rect.right,
            rect.top - top,
            bottom - rect.bottom,
          );
        });
        const rows = texts.flatMap((text) => [
          text.firstChild?.nodeType === 3 ? text.firstChild.textContent : "",
          ...[...text.querySelectorAll("tspan")].map((row) => row.textContent),
        ]);
        const point = box.parentElement as Element as SVGSVGElement;
        const plot = point.viewportElement as SVGSVGElement;
        const at = point.tagName === "svg" ? point.x.baseVal.value - plot.viewBox.baseVal.x : 0;
        return {
          at,
          lines: rows.map((row) => row ?? "").filter((row) => row !== ""),
          left: rect.left - origin.left,
          right: rect.right - origin.left,
          top: rect.top - origin.top,
          bottom: rect.bottom - origin.top,
          over: Math.max(...over),
        };
      });
    });
  }, `.${CLASSES.tooltips}`);
}

const LONG = "requests to /api/v2/orders per second, all of Europe";

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  });
  afterAll(() => browser?.close());

  test.each(some(Object.entries(TYPES)))(
    "render() of %s draws each tooltip whole, in a box inside the picture",
    async (_type, make) => {
      const cases = [240, 400, 800].flatMap((width) =>
        ["Sensor", LONG].map((name) => {
          const options: ChartOptions = { variant: "interactive", width, height: width / 2 + 60 };
          const drawn = make({ ...options, title: "A title" }, name);
          return { width, height: width / 2 + 60, svg: drawn.render(), layout: drawn.layout() };
        }),
      );
      const found = await boxesOf(
        page,
        cases.map(({ svg }) => svg),
      );
      for (const [i, { width, height, layout }] of cases.entries()) {
        for (const box of some(found[i])) {
          const where = [width, box];
          expect([where, box.left >= 0 && box.right <= width]).toEqual([where, true]);
          expect([where, box.top >= 0 && box.bottom <= height]).toEqual([where, true]);
          expect([where, box.over <= 0]).toEqual([where, true]);
          // Points that have left the plot are drawn, but cannot be pointed at.
          const canBeSeen = !layout.x.slides || box.at > -layout.reach / 2;
          if (canBeSeen && layout.marks.length > 0) {
            expect([where, box.left >= layout.plot.x - 1]).toEqual([where, true]);
          }
        }
      }
    },
  );

  const OWN_AREAS = ["scatter", "bubbles", "heat map", "candles", "range", "rug"];

  test.each(some(Object.entries(TYPES).filter(([type]) => OWN_AREAS.includes(type))))(
    "render() of live %s draws each tooltip whole, though the style says most sizes",
    async (_type, make) => {
      for (const [width, name] of [
        [800, "Sensor"],
        [400, "a"],
        [400, LONG],
      ] as const) {
        const drawn = make({ variant: "live", width, height: 240 }, name);
        const [boxes] = await boxesOf(page, [drawn.render()]);
        for (const box of some(boxes)) {
          const where = [width, box];
          expect([where, box.left >= 0 && box.right <= width]).toEqual([where, true]);
          expect([where, box.top >= 0 && box.bottom <= 240]).toEqual([where, true]);
          expect([where, box.over <= 0]).toEqual([where, true]);
        }
      }
    },
  );

  test.each(some(Object.entries(TYPES)))(
    "render() of %s tells the series and the value in each tooltip",
    async (_type, make) => {
      const drawn = make({ variant: "interactive", width: 800, height: 400 }, "Sensor");
      const [boxes] = await boxesOf(page, [drawn.render()]);
      const all = some(boxes).map(({ lines }) => lines);
      expect(all.some((lines) => lines.some((text) => text.includes("Sensor")))).toBe(true);
      for (const lines of all) {
        expect(lines.length).toBeGreaterThan(1);
        expect(lines.slice(1).join()).toMatch(/\d/);
      }
    },
  );

  test("areaChart().render() tells a stack from top to bottom, with its total", async () => {
    const stacked = (options: ChartOptions) =>
      areaChart({ variant: "interactive", stack: true, ...options })
        .add("first", at([1, 2]))
        .add("second", at([10, 20]))
        .render();
    const [all, one] = await boxesOf(page, [stacked({}), stacked({ hidden: ["first"] })]);
    expect(all?.at(-1)?.lines.slice(1)).toEqual(["second: 20", "first: 2", "Total: 22"]);
    expect(one?.at(-1)?.lines.slice(1)).toEqual(["second: 20"]);
  });

  test("barChart().render() tells negative values of a stack below the others", async () => {
    const stacked = barChart({ variant: "interactive", stack: true })
      .add("a", named([1, 1]))
      .add("b", named([-2, 2]))
      .add("c", named([-4, 4]));
    const [boxes] = await boxesOf(page, [stacked.render()]);
    expect(boxes?.map(({ lines }) => lines.slice(1))).toEqual([
      ["a: 1", "b: −2", "c: −4", "Total: −5"],
      ["c: 4", "b: 2", "a: 1", "Total: 7"],
    ]);
  });

  test("histogram().render() tells a bin by its ends", async () => {
    const counts = histogram({ variant: "interactive" }).add("a", [1, 2, 2, 3, 9]);
    const [boxes] = await boxesOf(page, [counts.render()]);
    expect(boxes?.at(0)?.lines).toEqual(["1 – 2", "a: 1"]);
  });

  test("chart().render() tells a point's label beside its time or name", async () => {
    const point = { y: 7, label: "Deploy" };
    const options: ChartOptions = { variant: "interactive" };
    const timed = [
      { time: START, ...point },
      { time: START + 60_000, y: 8 },
    ];
    const drawings = [
      lineChart(options).add("a", timed),
      lineChart({ ...options, xAxis: "ordinal" }).add("a", timed),
      areaChart(options).add("a", timed),
      scatterChart(options).add("a", timed),
      barChart(options).add("a", [
        { x: "Mon", ...point },
        { x: "Tue", y: 1 },
      ]),
      barChart({ ...options, horizontal: true }).add("a", [{ x: "Mon", ...point }]),
      lineChart(options)
        .add("a", timed)
        .add("b", at([1, 2])),
    ].map((drawn) => drawn.render());
    for (const boxes of some(await boxesOf(page, drawings))) {
      const [first] = some(boxes);
      expect(first?.lines.join()).toMatch(/(12:00|Mon).*Deploy/);
      expect(boxes.at(-1)?.lines.join()).not.toMatch(boxes.length > 1 ? /Deploy/ : /never/);
    }
  });
});
