import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import {
  drawLive,
  EVERY,
  frames,
  history,
  lastOf,
  LOOK,
  noise,
  POINTS,
  START,
} from "../support/live-frames.ts";
import { commandTexts } from "../support/path-reader.ts";
import { linesOf, readSvg } from "../support/svg-reader.ts";

const FRAMES = 260;

/** The two lines of each point's tooltip. */
function tooltipTexts(svg: string): string[] {
  const lines = readSvg(svg)
    .filter(({ name, path }) => name === "text" && path.filter((tag) => tag === "svg").length === 4)
    .map(({ text }) => text);
  expect(lines.length).toBeGreaterThan(2);
  return lines.flatMap((line, i) => (i % 2 === 0 ? [`${line} ${lines[i + 1]}`] : []));
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
    const whole = drawLive(lastOf(all, end));
    expect(drawLive(lastOf(all, end, 4 * POINTS))).toBe(whole);
    expect(drawLive(lastOf(all, end, 4 * POINTS + 1))).toBe(whole);
  }
});

test("lineChart().render() needs only the last four windows of time", () => {
  const look: ChartOptions = { ...LOOK, window: { ms: POINTS * EVERY } };
  const all = history(FRAMES);
  for (let end = 4 * POINTS + 4; end <= FRAMES; end += 7) {
    expect(drawLive(lastOf(all, end, 4 * POINTS + 4), look)).toBe(drawLive(lastOf(all, end), look));
  }
});

test("lineChart().render() gives the same bytes for the same points, whatever was drawn before", () => {
  const all = history(100);
  const first = drawLive(lastOf(all, 80));
  for (let end = 1; end <= 100; end += 9) drawLive(lastOf(all, end), { ...LOOK, theme: "dark" });
  expect(drawLive(lastOf(all, 80))).toBe(first);
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
