import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { chart } from "../../src/entries/plotcast.ts";
import type { Points } from "../../src/chart/options/point.ts";
import { served, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const POINTS = 12;

/** What is pushed as the i-th row. */
type Row = (i: number) => Record<string, number | null>;

const several: Row = (i) => ({ a: 20 + ((i * 7) % 11), b: 3000 + ((i * 13) % 17), c: i % 5 });
const candles: Row = (i) => ({
  "ACME.open": 100 + i,
  "ACME.high": 104 + i,
  "ACME.low": 99 + i,
  "ACME.close": 102 + (i % 3) + i,
  "OTHER.open": 50,
  "OTHER.high": 53 + (i % 4),
  "OTHER.low": 48,
  "OTHER.close": 51,
});

const CASES: [what: string, options: ChartOptions, row: Row][] = [
  ["a second axis", { y2Unit: "B", y2Domain: [0, null], series: { b: { axis: "y2" } } }, several],
  [
    "a second, logarithmic axis with a limit on it",
    {
      y2Scale: "log",
      y2Title: "bytes",
      thresholds: [{ value: 3010, axis: "y2", label: "limit", tone: "bad" }],
      series: { b: { axis: "y2", mark: "area" } },
    },
    several,
  ],
  ["averages", { average: 3 }, several],
  ["an average of one series alone", { series: { a: { average: 4 } } }, several],
  ["Bollinger's bands", { bollinger: { points: 5, deviations: 1.5 } }, several],
  [
    "series drawn in their own ways",
    {
      legend: true,
      series: {
        a: { mark: "bar", color: "#0e7490" },
        b: { axis: "y2", dashed: true, curve: "step" },
        c: { mark: "dot", bollinger: {} },
      },
    },
    several,
  ],
  ["series on top of each other", { series: { a: { stack: true, mark: "area" } } }, several],
  ["gaps", { smooth: true }, (i) => ({ a: i % 4 === 3 ? null : i, b: i * i })],
  ["bands", { bands: [{ from: 5, to: 9, tone: "good", label: "fine" }] }, (i) => ({ a: i })],
  ["a range", { type: "range" }, (i) => ({ low: i, y: i + 2, high: i + 3 + (i % 3) })],
  ["candles of two series", { type: "candlestick" }, candles],
  ["candles of raw prices", { type: "candlestick", binMs: 3000 }, several],
];

/** The points of each series as a chart that is drawn once takes them. */
function pointsOf(name: string, options: ChartOptions, row: Row): Map<string, Points> {
  const all = new Map<string, Record<string, unknown>[]>();
  for (let i = 0; i < POINTS; i++) {
    const own = new Map<string, Record<string, unknown>>();
    for (const [key, value] of Object.entries(row(i))) {
      const [series = "", field] = key.includes(".") ? key.split(".") : [undefined, undefined];
      const bare = options.type === "range" ? name : key;
      const of = field === undefined ? bare : series;
      const as = field ?? (options.type === "range" ? key : "y");
      own.set(of, { ...own.get(of), time: START + i * 1000, [as]: value });
    }
    for (const [series, point] of own) all.set(series, [...(all.get(series) ?? []), point]);
  }
  return all as unknown as Map<string, Points>;
}

function drawnOnce(options: ChartOptions, points: Map<string, Points>): string {
  const drawing = chart({ variant: "live", window: { points: POINTS }, everyMs: 1000, ...options });
  for (const [name, own] of points) drawing.add(name, own);
  return drawing.render();
}

test.for(CASES)(
  "POST /api/push, GET /events: %s is drawn as from its points, by all routes and under each look",
  async ([, options, row]) => {
    const { url } = await served({
      charts: { price: { everyMs: 1000, ...options } },
      window: { points: POINTS },
      everyMs: "change",
      minMs: 16,
    });
    const [first] = pointsOf("price", options, row).keys();
    const points = pointsOf("price", options, row);
    const viewer = await watch(`${url}/events?chart=price&theme=dark`);
    const hiding = await watch(`${url}/events?hide=${first}&width=480`);
    for (let i = 0; i < POINTS; i++) {
      const body = JSON.stringify({ ...row(i), time: START + i * 1000 });
      const answer = await fetch(`${url}/api/push/price`, { method: "POST", body });
      expect(await answer.json()).toEqual({ pushed: 1 });
    }
    const dark = drawnOnce({ ...options, theme: "dark" }, points);
    const hidden = drawnOnce({ ...options, hidden: [first ?? ""], width: 480 }, points);
    expect(hidden).not.toBe(drawnOnce({ ...options, width: 480 }, points));
    await viewer.until(({ data }) => data === dark);
    await hiding.until(({ data }) => data === hidden);
    const picture = await (await fetch(`${url}/charts/price.svg`)).text();
    expect(picture).toBe(drawnOnce({ ...options, glide: false }, points));
  },
);
