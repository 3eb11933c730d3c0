import { constants, createDeflateRaw, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type ChartOptions, lineChart } from "../../src/entries/plotcast.ts";
import { commandTexts } from "../support/path-reader.ts";
import { linesOf, readSvg } from "../support/svg-reader.ts";

const POINTS = 30;
const EVERY = 2000;
const FRAMES = 260;
const START = Date.UTC(2026, 2, 1, 11, 58, 7);

const LOOK: ChartOptions = {
  variant: "live",
  title: "Live Sensor Data",
  grid: true,
  smooth: true,
  window: { points: POINTS },
  everyMs: EVERY,
};

interface Columns {
  times: number[];
  values: number[];
}

// A small generator with a seed (Numerical Recipes' LCG), so that every run sees the same noise.
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function history(length: number, seed = 1): Columns {
  const random = noise(seed);
  const times = Array.from({ length }, (_, i) => START + i * EVERY + Math.round(random() * 10 - 5));
  const values = times.map((_, i) => 20 + 5 * Math.sin(i / 7) + 4 * random());
  return { times, values };
}

function lastOf({ times, values }: Columns, end: number, count = end): Columns {
  const start = Math.max(0, end - count);
  return { times: times.slice(start, end), values: values.slice(start, end) };
}

function draw(columns: Columns, options: ChartOptions = LOOK): string {
  return lineChart(options).add("Sensor", columns).render();
}

/** Frames of a window that is full from the first on. */
function frames(count: number, options: ChartOptions = LOOK, seed = 1): string[] {
  const all = history(count + 2 * POINTS, seed);
  return Array.from({ length: count }, (_, i) => draw(lastOf(all, i + 2 * POINTS + 1), options));
}

function eventsOf(svgs: string[]): string[] {
  return svgs.map((svg, i) => `id: ${i + 1}\ndata: ${svg}\n\n`);
}

function sharedStreamBytes(events: string[]): Promise<number[]> {
  const deflate = createDeflateRaw({ level: 9 });
  const sizes: number[] = [];
  return new Promise((resolve) => {
    let size = 0;
    deflate.on("data", (chunk: Buffer) => (size += chunk.length));
    const next = (i: number): void => {
      const event = events[i];
      if (event === undefined) return resolve(sizes);
      deflate.write(event);
      deflate.flush(constants.Z_SYNC_FLUSH, () => {
        sizes.push(size);
        size = 0;
        next(i + 1);
      });
    };
    next(0);
  });
}

test.for([1, 2, 3])(
  "lineChart().render() of 200 frames costs at most 130 bytes each in one gzip, run %i",
  (seed) => {
    const bytes = gzipSync(eventsOf(frames(200, LOOK, seed)).join(""), { level: 9 }).length;
    expect(bytes / 200).toBeLessThanOrEqual(130);
  },
);

test("lineChart().render() costs at most 130 bytes a frame on a shared stream with sync flushes", async () => {
  const sizes = await sharedStreamBytes(eventsOf(frames(FRAMES)));
  expect(sizes).toHaveLength(FRAMES);
  // The first frame tells all; those after it tell what changed.
  const after = sizes.slice(1);
  expect(after.reduce((sum, size) => sum + size, 0) / after.length).toBeLessThanOrEqual(130);
});

test("lineChart().render() of a live frame with tooltips takes at most 5,000 bytes", () => {
  for (const svg of frames(20)) expect(svg.length).toBeLessThanOrEqual(5000);
});

function tooltipTexts(svg: string): string[] {
  return readSvg(svg)
    .filter(({ name, path }) => name === "text" && path.filter((tag) => tag === "svg").length === 3)
    .map(({ text }) => text);
}

test("lineChart().render() keeps a point's tooltip and path text while it is in the window", () => {
  const drawn = frames(60);
  let steady = 0;
  for (let i = 1; i < drawn.length; i++) {
    const before = drawn[i - 1] ?? "";
    const after = drawn[i] ?? "";
    const [texts, next] = [tooltipTexts(before), tooltipTexts(after)];
    // Those out of sight leave some at a time.
    expect(next.slice(1 - POINTS, -1)).toEqual(texts.slice(2 - POINTS));
    const commands = commandTexts(linesOf(before)[0] ?? "");
    const nextCommands = commandTexts(linesOf(after)[0] ?? "");
    // Counted from the end, as the first may be a point more or less; the curve's last pieces still
    // bend towards what comes next.
    const kept = nextCommands.slice(-POINTS + 4, -4);
    if (commands.slice(-POINTS + 5, -3).join("") === kept.join("")) steady++;
  }
  // Only a new y axis may change them.
  const domains = new Set(drawn.map((svg) => svg.match(/<text y="0">[^<]*/)?.[0]));
  expect(steady).toBeGreaterThanOrEqual(drawn.length - 2 - 4 * domains.size);
});

test("lineChart().render() needs only the last four windows of points", () => {
  const all = history(FRAMES);
  for (let end = 4 * POINTS; end <= FRAMES; end += 7) {
    const whole = draw(lastOf(all, end));
    expect(draw(lastOf(all, end, 4 * POINTS))).toBe(whole);
    expect(draw(lastOf(all, end, 4 * POINTS + 1))).toBe(whole);
  }
});

test("lineChart().render() needs only the last four windows of time", () => {
  const look: ChartOptions = { ...LOOK, window: { ms: POINTS * EVERY } };
  const all = history(FRAMES);
  for (let end = 4 * POINTS + 4; end <= FRAMES; end += 7) {
    expect(draw(lastOf(all, end, 4 * POINTS + 4), look)).toBe(draw(lastOf(all, end), look));
  }
});

test("lineChart().render() gives the same bytes for the same points, whatever was drawn before", () => {
  const all = history(100);
  const first = draw(lastOf(all, 80));
  for (let end = 1; end <= 100; end += 9) draw(lastOf(all, end), { ...LOOK, theme: "dark" });
  expect(draw(lastOf(all, 80))).toBe(first);
  const grown = lineChart(LOOK).add("Sensor", lastOf(all, 80));
  grown.layout();
  expect(grown.render()).toBe(first);
  expect(grown.render()).toBe(first);
});

function domainAt(values: number[], end: number): [number, number] {
  const times = values.map((_, i) => START + i * EVERY);
  return lineChart(LOOK).add("a", lastOf({ times, values }, end)).layout().y.domain;
}

test("lineChart().layout() lets the y axis grow at once, and shrink only after two windows", () => {
  const values = Array.from({ length: 200 }, (_, i) => (i === 70 ? 500 : i % 10));
  expect(domainAt(values, 70)[1]).toBeLessThan(20);
  expect(domainAt(values, 71)[1]).toBeGreaterThanOrEqual(500);
  expect(domainAt(values, 70 + 2 * POINTS)[1]).toBeGreaterThanOrEqual(500);
  expect(domainAt(values, 71 + 2 * POINTS)[1]).toBeLessThan(20);
});

test("lineChart().layout() moves neither plot, nor y ticks, nor the place of a time while it slides", () => {
  const all = history(FRAMES);
  const layouts = Array.from({ length: 100 }, (_, i) =>
    lineChart({ ...LOOK, yDomain: [0, 40] })
      .add("a", lastOf(all, i + 2 * POINTS))
      .layout(),
  );
  const places = new Map<number, number>();
  for (const { plot, y, x } of layouts) {
    expect(plot).toEqual(layouts[0]?.plot);
    expect(y).toEqual(layouts[0]?.y);
    expect(x.domain[1] - x.domain[0]).toBe(
      layouts[0] && layouts[0].x.domain[1] - layouts[0].x.domain[0],
    );
    if (x.origin !== layouts[0]?.x.origin) continue;
    for (const { at, value } of x.ticks) {
      expect(places.get(value) ?? at).toBe(at);
      places.set(value, at);
    }
  }
  expect(places.size).toBeGreaterThan(5);
});

test("lineChart().layout() shows the newest point near the plot's right edge, however late they come", () => {
  const random = noise(5);
  const times = [START];
  for (let i = 1; i < 200; i++) times.push((times[i - 1] ?? 0) + 200 + Math.round(random() * 6000));
  const values = times.map(() => random());
  for (let end = 60; end <= 200; end += 5) {
    const { marks, x, plot } = lineChart(LOOK).add("a", lastOf({ times, values }, end)).layout();
    const right = (marks[0]?.xs.at(-1) ?? Number.NaN) - x.slide;
    expect(right).toBeLessThanOrEqual(plot.width + 1);
    expect(right).toBeGreaterThan(plot.width * 0.85);
  }
});
