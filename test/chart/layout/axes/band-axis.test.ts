import { expect, test } from "vitest";
import {
  barChart,
  candlestickChart,
  type ChartLayout,
  heatMap,
  lineChart,
} from "../../../../src/entries/plotcast.ts";

const SITES = ["University Farm", "Waseca", "Morris", "Crookston", "Grand Rapids", "Duluth"];

function layoutOf(names: readonly string[], width: number): ChartLayout {
  return barChart({ width, height: 320 })
    .add(
      "a",
      names.map((x, i) => ({ x, y: i + 1 })),
    )
    .layout();
}

/** What stands below each name's place, line by line. */
function linesBelow({ x }: ChartLayout): string[][] {
  return x.ticks.map(({ label, sub }) => (sub === undefined ? [label] : [label, sub]));
}

test("barChart().layout() writes names side by side where they fit", () => {
  const layout = layoutOf(SITES, 900);
  expect(layout.x.turned).toBe(false);
  expect(linesBelow(layout)).toEqual(SITES.map((name) => [name]));
});

test("barChart().layout() breaks names between their words before it turns them", () => {
  const layout = layoutOf(SITES, 640);
  expect(layout.x.turned).toBe(false);
  expect(linesBelow(layout)).toEqual(
    SITES.map((name) => (name.includes(" ") ? name.split(" ") : [name])),
  );
});

test("barChart().layout() writes every second name a line lower where none can be broken", () => {
  const names = ["Construction", "Government", "Information", "Agriculture", "Manufacturing"];
  const layout = layoutOf(names, 420);
  expect(layout.x.turned).toBe(false);
  expect(linesBelow(layout)).toEqual(names.map((name, i) => (i % 2 === 0 ? [name] : ["", name])));
});

test("barChart().layout() names every bar on a narrow picture, though it cuts some names", () => {
  const layout = layoutOf(SITES, 320);
  const shown = linesBelow(layout).map((lines) => lines.join(""));
  expect(shown).toHaveLength(SITES.length);
  for (const [i, name] of shown.entries()) {
    expect(name.length).toBeGreaterThan(5);
    expect(SITES[i]).toContain(name.replace("…", ""));
  }
});

test("barChart().layout() leaves out such of 24 hours that a round share stays", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
  for (const width of [240, 320, 400, 640, 800, 1600]) {
    const { ticks } = layoutOf(hours, width).x;
    expect([width, 24 % ticks.length]).toEqual([width, 0]);
    expect(ticks.length).toBeGreaterThanOrEqual(width / 120);
  }
});

test("barChart().layout() turns names only where two lines do not hold them", () => {
  const names = Array.from({ length: 14 }, (_, i) => `Wholesale and Retail Trade ${i}`);
  expect(layoutOf(names, 640).x.turned).toBe(true);
});

test("barChart({ horizontal: true }).layout() has the title of its values below, where they run", () => {
  const titles = { xTitle: "Variety", yTitle: "Bushels" };
  const points = [{ x: "a", y: 1 }];
  const horizontal = barChart({ ...titles, horizontal: true })
    .add("s", points)
    .layout();
  expect([horizontal.xTitle?.text, horizontal.yTitle?.text]).toEqual(["Bushels", "Variety"]);
  const vertical = barChart(titles).add("s", points).layout();
  expect([vertical.xTitle?.text, vertical.yTitle?.text]).toEqual(["Variety", "Bushels"]);
});

test("barChart({ horizontal: true }).layout() labels both sides of zero, even where a format hides the sign", () => {
  const { x } = barChart({ horizontal: true, stack: true, yFormat: (n) => String(Math.abs(n)) })
    .add("men", [{ x: "old", y: -40 }])
    .add("women", [{ x: "old", y: 40 }])
    .layout();
  const labels = x.ticks.map(({ label }) => label);
  expect(labels.length).toBeGreaterThan(4);
  expect(labels).toEqual(labels.toReversed());
});

test('candlestickChart({ xAxis: "ordinal" }).layout() says the month below the first of its days, and leaves weekends out', () => {
  const MONDAY = Date.UTC(2009, 5, 22);
  const days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((day) => ({
    time: MONDAY + day * 86_400_000,
    ...{ open: 1, high: 4, low: 0, close: 3 },
  }));
  const { x, marks } = candlestickChart({ xAxis: "ordinal", width: 640 }).add("a", days).layout();
  expect(x.ticks.map(({ label }) => label)).toEqual("22 23 24 25 26 29 30 1 2 3".split(" "));
  expect(x.ticks.flatMap(({ sub }) => sub ?? [])).toEqual(["Jun 2009", "Jul 2009"]);
  const places = marks[0]?.xs ?? [];
  const steps = places.slice(1).map((px, i) => Math.round(px - (places[i] ?? 0)));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
});

test('lineChart({ xAxis: "ordinal" }).layout() has room for a second line only where events are told by their times', () => {
  const times = [0, 1, 2, 3].map((day) => Date.UTC(2026, 0, 30 + day));
  const plotOf = (name?: string) =>
    lineChart({ xAxis: "ordinal" })
      .add(
        "a",
        times.map((time, y) => (name === undefined ? { time, y } : { time, y, label: name + y })),
      )
      .layout().plot.height;
  // Charts of one look share what they have made, in whatever order they come.
  const heights = [plotOf(), plotOf("event "), plotOf(), plotOf("event ")];
  expect(heights[0]).toBeLessThan(heights[1] ?? 0);
  expect(heights.slice(2)).toEqual(heights.slice(0, 2));
});

test("barChart().layout() staggers names in a low picture, rather than cutting them to a few letters", () => {
  const names = ["authentication", "authorization", "notification", "recommendation"];
  for (const height of [60, 90, 120, 160]) {
    const chart = barChart({ width: 240, height }).add(
      "a",
      names.map((x) => ({ x, y: 1 })),
    );
    const { ticks, turned } = chart.layout().x;
    expect(turned).toBe(false);
    for (const { label, sub = "" } of ticks) expect((label + sub).length).toBeGreaterThan(6);
  }
});

test("layout() leaves out short names, or turns them, rather than cutting them to dots", () => {
  const months = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ];
  const numbered = (word: string, count: number) => Array.from(Array(count), (_, i) => word + i);
  // Beside long names of rows, bands are narrower than beside short numbers.
  for (const row of ["A row with a rather long name", "B"]) {
    for (const names of [months, numbered("c", 24), numbered("Mon ", 8)]) {
      for (const width of [240, 300, 400, 480]) {
        const points = names.map((x, y) => ({ x, y }));
        for (const chart of [heatMap({ width, height: 220 }), barChart({ width, height: 220 })]) {
          const lines = linesBelow(chart.add(row, points).layout()).map((texts) => texts.join(""));
          expect(lines.filter((text) => text.includes("…"))).toEqual([]);
          expect(lines.length).toBeGreaterThan(1);
        }
      }
    }
  }
});
