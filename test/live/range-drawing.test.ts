import { expect, test } from "vitest";
import { createLive, type ViewOptions } from "../../src/entries/live.ts";
import { type ChartOptions, lineChart } from "../../src/entries/plotcast.ts";
import { randomNumbers } from "../support/random.ts";
import { readPath } from "../support/path-reader.ts";
import { refusal } from "../support/refusal.ts";
import { some } from "../support/some.ts";
import { type Element, readSvg } from "../support/svg-reader.ts";
import { served } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;

const CHART: ChartOptions = { window: { ms: 60_000 }, everyMs: SECOND, grid: true };

/** A chart of a point a second. */
function filled(options: ChartOptions, seconds: number, valueAt: (second: number) => number) {
  const live = createLive({ charts: { a: { ...CHART, ...options } } });
  for (let i = 0; i < seconds; i++) live.push("a", { v: valueAt(i) }, START + i * SECOND);
  return live;
}

const wave = (second: number) => 10 + 5 * Math.sin(second / 5);

/** A range in seconds since the start. */
function between(from: number, to: number): Pick<ViewOptions, "from" | "to"> {
  return { from: START + from * SECOND, to: START + to * SECOND };
}

function lineOf(svg: string): string | undefined {
  const isLine = ({ attributes }: Element) => /^l\b/.test(attributes["class"] ?? "");
  return readSvg(svg).find(isLine)?.attributes["d"];
}

function yLabels(svg: string): string[] {
  const group = /<g class="m ae"[^>]*>(.*?)<\/g>/.exec(svg)?.[1] ?? "";
  return [...group.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = ""]) => text);
}

test("draw: a range is drawn as a static chart draws its points", () => {
  for (const [from, to] of some<[number, number]>([
    [0, 60],
    [0, 240],
    [0, 600],
  ])) {
    const live = filled({ window: { ms: 600_000 } }, to + 1, wave);
    const points = Array.from({ length: to - from + 1 }, (_, i) => ({
      time: START + (from + i) * SECOND,
      y: wave(from + i),
    }));
    const still = lineChart({ grid: true }).add("v", points).render();
    const range = live.draw("a", between(from, to));
    expect(yLabels(range)).toEqual(yLabels(still));
    // Its positions have no decimals where points are far apart, as in any live chart.
    const ys = (svg: string) => some(readPath(lineOf(svg) ?? "")).map((one) => one.to[1]);
    for (const [i, y] of ys(range).entries()) {
      expect(Math.abs(y - ys(still).at(i)!)).toBeLessThanOrEqual(to - from < 90 ? 0.51 : 0.11);
    }
    expect(range.match(/<desc>v: [^.]*\.?[^,]*, last [^,]*,/)?.[0]).toBe(
      still.match(/<desc>v: [^.]*\.?[^,]*, last [^,]*,/)?.[0],
    );
  }
});

test("draw: what comes behind a range changes nothing in it, but for the first point, which a line goes on to", () => {
  const whole = filled({}, 200, wave).draw("a", between(100, 130));
  expect(filled({}, 132, wave).draw("a", between(100, 130))).toBe(whole);
  expect(filled({}, 131, wave).draw("a", between(100, 130))).not.toBe(whole);
});

test("draw: a range goes from its begin to its end exactly, whatever of it has points", () => {
  for (const [from, to] of some<[number, number]>([
    [100, 130],
    [-50, 40],
    [190, 400],
    [20, 21],
    [500, 600],
  ])) {
    const live = filled({}, 200, wave);
    const svg = live.draw("a", { ...between(from, to), width: 700 });
    const [root, ...rest] = readSvg(svg);
    const [origin = 0, perPixel = 0] = (root?.attributes["data-time"] ?? "").split(" ").map(Number);
    expect(origin).toBe(START + from * SECOND);
    const plot = rest.find(
      ({ name, attributes }) => name === "svg" && attributes["x"] !== undefined,
    );
    expect(plot?.attributes["viewBox"]?.split(" ")[0]).toBe("0");
    // To the right of the plot are 16 px.
    const width = 700 - 16 - Number(plot?.attributes["x"]);
    expect(width * perPixel).toBeCloseTo((to - from) * SECOND, -1);
  }
});

test("draw: values outside of a range do not count for its y axis, nor for its description", () => {
  const spiky = (second: number) => (second === 99 || second === 131 ? 1e6 : wave(second));
  const live = filled({}, 240, spiky);
  const svg = live.draw("a", between(100, 130));
  expect(yLabels(svg)).toEqual(yLabels(filled({}, 240, wave).draw("a", between(100, 130))));
  expect(svg.match(/<desc>.*<\/desc>/)?.[0]).not.toContain("000,");
  expect(yLabels(live.draw("a", between(98, 130)))).toContain("200K");
});

test("draw: a line that crosses the edges of a range is not cut off above or below its plot", () => {
  const steep = (second: number) => (second < 101 ? 100 : second > 110 ? -100 : 0);
  const labels = yLabels(filled({}, 240, steep).draw("a", between(100.5, 110.5)));
  const values = labels.map((label) => Number(label.replace("−", "-")));
  expect(Math.max(...values)).toBeGreaterThanOrEqual(50);
  expect(Math.min(...values)).toBeLessThanOrEqual(-50);
  expect(Math.max(...values.map(Math.abs))).toBeLessThan(100);
});

test("draw: a range has no tooltips beyond its ends, and nothing in it glides", () => {
  const svg = filled({}, 240, wave).draw("a", between(100, 130));
  const times = [...svg.matchAll(/<text>(12:0\d:\d\d)<\/text>/g)].map(([, time = ""]) => time);
  expect(times).toContain("12:02:10");
  expect(times).not.toContain("12:02:11");
  expect(svg).not.toContain("animation");
});

test("draw: a range without points says so, on its own time axis", () => {
  for (const range of some([between(1000, 1060), between(-1000, -900), { from: START + 1e6 }])) {
    const svg = filled({}, 200, wave).draw("a", range);
    expect(svg).toContain(">No data in this range<");
    expect(svg).toContain("data-time=");
    expect(svg).toMatch(/>1\d:\d\d(:\d\d)?</);
    expect(lineOf(svg)).toBeUndefined();
  }
  const own = filled({ empty: "Nichts" }, 10, wave).draw("a", between(1000, 1060));
  expect(own).toContain(">Nichts<");
});

test("draw: an average in a range is that of all points that are kept", () => {
  const live = filled({ average: 20, tooltips: true }, 200, wave);
  const mean = (svg: string) => /<text>12:02:10<.*?mean of 20\): ([\d.]+)/.exec(svg)?.[1];
  const inRange = mean(live.draw("a", between(125, 135)));
  expect(inRange).toBeDefined();
  expect(inRange).toBe(mean(live.draw("a", between(110, 150))));
});

const TYPES = [
  "line",
  "area",
  "bar",
  "scatter",
  "histogram",
  "heatMap",
  "candlestick",
  "range",
  "boxPlot",
  "pie",
  "donut",
  "gauge",
  "stat",
] as const;

test.for(TYPES)("draw: a range of a live %s shows its points and no others", (type) => {
  const random = randomNumbers(3);
  const options: ChartOptions = { ...CHART, type };
  if (type === "candlestick" || type === "range") options.binMs = 2000;
  const live = createLive({ charts: { a: options, b: options } });
  for (let i = 0; i < 200; i++) {
    const value = 50 + 10 * random();
    const isWithin = i >= 100 && i < 140;
    live.push("a", { v: isWithin ? value : 1000 * value }, START + i * SECOND);
    if (isWithin) live.push("b", { v: value }, START + i * SECOND);
  }
  const range = between(100, 139);
  const [a, b] = [live.draw("a", range), live.draw("b", range)];
  expect(readSvg(a)[0]?.name).toBe("svg");
  const described = (svg: string) => svg.match(/<desc>.*<\/desc>/)?.[0];
  expect(described(a)).toBeDefined();
  expect(described(a)).toBe(described(b));
  expect(yLabels(a)).toEqual(yLabels(b));
  expect(live.table("a", range)).toBe(live.table("b", range));
});

test("draw: a range is the same whatever was drawn before, and whoever asks for about the same shares it", () => {
  const live = filled({}, 150, wave);
  live.draw("a", between(100, 130));
  for (let i = 150; i < 200; i++) live.push("a", { v: wave(i) }, START + i * SECOND);
  const svg = live.draw("a", between(100, 130));
  expect(svg).toBe(filled({}, 200, wave).draw("a", between(100, 130)));
  const drawings = live.stats().charts["a"]?.drawings;
  live.draw("a", { from: START + 100_100, to: new Date(START + 129_999), glide: false });
  expect(live.stats().charts["a"]?.drawings).toBe(drawings);
});

test("draw: hidden series and themes go together with a range", () => {
  const live = createLive({ charts: { a: CHART } });
  for (let i = 0; i < 100; i++) live.push("a", { low: i / 100, high: 1000 }, START + i * SECOND);
  const svg = live.draw("a", { ...between(50, 80), hidden: ["high"], theme: "dark" });
  expect(svg).toContain("line-through");
  expect(yLabels(svg)).toContain("0.80");
});

test("draw: a range is refused of points that are spaced evenly, and for what is no time", () => {
  const live = createLive({ charts: { a: {}, b: { xAxis: "ordinal" } }, window: { points: 10 } });
  for (const call of [
    () => live.draw("b", between(0, 1)),
    () => live.draw("a", { ...between(0, 1), xAxis: "ordinal" }),
    () => live.draw("a", { to: START, xAxis: "ordinal" }),
  ]) {
    const error = refusal(call);
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain('xAxis is "ordinal"');
  }
  const garbage = refusal(() => live.draw("a", { from: "soon" }));
  expect(garbage.message).toMatch(/view.*from.*ISO 8601/);
  expect(refusal(() => live.draw("a", between(5, 5))).code).toBe("OPTION_INVALID");
});

test("GET /c/a.svg?from=&to=: pictures, tables and pages of a range; a stream is refused", async () => {
  const { live, url } = await served({ charts: { a: CHART } });
  for (let i = 0; i < 200; i++) live.push("a", { v: i }, START + i * SECOND);
  const query = "from=2026-03-01T12:01:00Z&to=1772366500000";
  const svg = await (await fetch(`${url}/c/a.svg?${query}`)).text();
  expect(svg).toBe(live.draw("a", between(60, 100)));
  const table = await (await fetch(`${url}/c/a.table.html?${query}`)).text();
  expect(table.match(/<tr>/g)).toHaveLength(42);
  const page = await (await fetch(`${url}/c/a?${query}`)).text();
  expect(page).toContain("data-time=");
  for (const path of ["/events", "/c/a.svg", "/"]) {
    const response = await fetch(`${url}${path}?from=yesterday`);
    expect([path, response.status]).toEqual([path, 400]);
  }
  const refused = await fetch(`${url}/events?${query}`);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("only pictures and pages have from, to and at");
});
