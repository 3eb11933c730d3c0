import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../../src/chart/format/text/text-width.ts";
import type { Points } from "../../../src/chart/options/point.ts";
import { chart, lineChart, stat, type TypedOptions } from "../../../src/entries/plotcast.ts";
import { readSvg, textsOf } from "../../support/svg-reader.ts";

interface Rect {
  x: number;
  y: number;
}

function layoutOf(all: readonly (Points | number)[], options: TypedOptions = {}) {
  const chart = stat(options);
  all.forEach((points, i) => chart.add(`S${i}`, points));
  const { figure } = chart.layout();
  if (figure?.kind !== "stat") throw new Error("no tiles");
  return figure;
}

function changeOf(points: Points | number, options: TypedOptions = {}) {
  const change = layoutOf([points], options).tiles[0]?.change;
  return change && [change.text, change.tone];
}

test("stat().layout() tells the change against the first value", () => {
  const better = "higher";
  expect(changeOf([100, 50, 102.1], { better })).toEqual(["▲ 2.1%", "good"]);
  expect(changeOf([100, 150, 90], { better })).toEqual(["▼ 10%", "bad"]);
  expect(changeOf([5, 9, 5], { better })).toEqual(["0%", "neutral"]);
  expect(changeOf([-10, -5], { better })).toEqual(["▲ 50%", "good"]);
  expect(changeOf([null, 100, 110, null])).toEqual(["▲ 10%", "neutral"]);
  expect(changeOf([100, 110], { locale: "de-DE" })).toEqual(["▲ 10\u00a0%", "neutral"]);
});

test("stat({ better }).layout() calls that direction good, the other bad, and no change either", () => {
  const run = fc.property(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    (first, last) => {
      const toneOf = (options: TypedOptions) => changeOf([first, last], options)?.[1];
      const [good, bad] = last > first ? ["good", "bad"] : ["bad", "good"];
      const isSame = last === first;
      expect(toneOf({})).toBe("neutral");
      expect(toneOf({ better: "higher" })).toBe(isSame ? "neutral" : good);
      expect(toneOf({ better: "lower" })).toBe(isSame ? "neutral" : bad);
      expect(toneOf({ better: "neither" })).toBe("neutral");
    },
  );
  fc.assert(run);
});

test("stat().layout() tells a change from nothing, or to a multiple, as a difference", () => {
  expect(changeOf([0, 42], { yUnit: "ms" })).toEqual(["▲ 42\u00a0ms", "neutral"]);
  expect(changeOf([1, 1001])).toEqual(["▲ 1000", "neutral"]);
});

test("stat().layout() tells no percentage where none means anything", () => {
  const textOf = (points: Points, yUnit: string) => changeOf(points, { yUnit })?.[0];
  expect(textOf([40, 44], "%")).toBe("▲ 4\u00a0pp");
  expect(textOf([44, 40.5], "% RH")).toBe("▼ 3.5\u00a0pp");
  expect(textOf([44, 44], "%")).toBe("0\u00a0pp");
  expect(textOf([20, 21.5], "°C")).toBe("▲ 1.5\u00a0°C");
  expect(textOf([20, 21.5], "dBm")).toBe("▲ 1.5\u00a0dBm");
  expect(textOf([7, 7.5], "pH")).toBe("▲ 0.5\u00a0pH");
  expect(textOf([-5, 5], "€")).toMatch(/^▲ .*10/);
  expect(textOf([5, -5], "€")).toMatch(/^▼ .*10/);
  expect(textOf([5, 0], "€")).toBe("▼ 100%");
});

test("stat().layout() tells percentages apart by percentage points, however they are written", () => {
  const textOf = (points: Points, options: TypedOptions) => changeOf(points, options)?.[0];
  expect(textOf([0.4, 0.44], { yUnit: "ratio" })).toBe("▲ 4\u00a0pp");
  expect(textOf([0.4, 0.44], { yFormat: ".0%" })).toBe("▲ 4\u00a0pp");
  expect(textOf([0.4, 0.44], { tooltipFormat: ".1%" })).toBe("▲ 4\u00a0pp");
  expect(textOf([0.44, 0.405], { yUnit: "ratio", tooltipFormat: ".1f" })).toBe("▼ 3.5\u00a0pp");
  expect(textOf([40, 44], { yUnit: "%", tooltipFormat: ".1f" })).toBe("▲ 4\u00a0pp");
});

test("stat().layout() puts changes and lines at one place in all tiles", () => {
  const series = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
    minLength: 1,
    maxLength: 5,
  });
  const sizes = fc.record({
    width: fc.integer({ min: 64, max: 1600 }),
    height: fc.integer({ min: 64, max: 900 }),
  });
  let seen = 0;
  const run = fc.property(fc.array(series, { minLength: 2, maxLength: 9 }), sizes, (all, size) => {
    const { tiles } = layoutOf(all, size);
    const places = (at: (tile: (typeof tiles)[number]) => unknown) =>
      new Set(tiles.map((tile) => JSON.stringify(at(tile))).filter((text) => text !== undefined));
    const offset = (tile: Rect, x: number, y: number) => [x - tile.x, y - tile.y];
    const changes = places((tile) => tile.change && offset(tile, tile.change.x, tile.change.y));
    const lines = places((tile) => tile.line && offset(tile, tile.line.box.x, tile.line.box.y));
    const values = places((tile) => offset(tile, tile.textX, tile.valueY));
    expect([changes.size <= 1, lines.size <= 1, values.size]).toEqual([true, true, 1]);
    seen += changes.size + lines.size;
  });
  fc.assert(run);
  expect(seen).toBeGreaterThan(100);
});

test("stat().layout() tells no change, and draws no line, where there is one value or none", () => {
  for (const points of [42, [42]]) {
    const [tile] = layoutOf([points]).tiles;
    expect(tile?.text).toBe("42");
    expect(tile?.change).toBeUndefined();
    expect(tile?.line).toBeUndefined();
  }
  expect(stat().add("A", [null, null]).layout().empty?.text).toBe("No data");
});

test("stat().layout() looks at the window alone", () => {
  const points = Array.from({ length: 40 }, (_, i) => ({
    time: 1000 * i,
    y: i < 30 ? 1 : 100 + i - 30,
  }));
  const options = { window: { points: 10 }, everyMs: 1000 };
  const { tiles } = layoutOf([points], { ...options, variant: "live" });
  expect(tiles[0]?.change?.text).toBe("▲ 9%");
});

test("stat().layout() draws each series' own line in its tile", () => {
  const { tiles } = layoutOf([
    [1, 2, 3],
    [30, 20, 10],
  ]);
  for (const { line, x, y, width, height } of tiles) {
    if (line === undefined) throw new Error("no line");
    expect(line.box.x).toBeGreaterThanOrEqual(x);
    expect(line.box.x + line.box.width).toBeLessThanOrEqual(x + width);
    expect(line.box.y).toBeGreaterThanOrEqual(y);
    expect(line.box.y + line.box.height).toBeLessThanOrEqual(y + height);
    for (const py of line.mark.ys) expect(py).toBeLessThanOrEqual(line.box.height);
  }
  const [up, down] = tiles.map(({ line }) => line?.mark.ys);
  expect(up?.[0]).toBeGreaterThan(up?.[2] ?? Number.NaN);
  expect(down?.[0]).toBeLessThan(down?.[2] ?? Number.NaN);
});

test("stat().layout() gives values the tone of their zone", () => {
  const thresholds = [{ value: 80 }, { value: 90, tone: "bad" as const }];
  const { tiles } = layoutOf([50, 85, 95], { thresholds });
  expect(tiles.map(({ tone }) => tone)).toEqual([undefined, "warning", "bad"]);
});

test("stat().layout() keeps tiles apart, in the picture, and their texts in them", () => {
  const measure = (text: string, size: number) => 0.6 * size * text.length;
  const points = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), {
    minLength: 1,
    maxLength: 9,
  });
  const sizes = fc.record({
    width: fc.integer({ min: 64, max: 1600 }),
    height: fc.integer({ min: 64, max: 900 }),
  });
  let seen = 0;
  const run = fc.property(fc.array(points, { minLength: 1, maxLength: 20 }), sizes, (all, size) => {
    const { tiles, valueSize } = layoutOf(all, { ...size, measureText: measure });
    seen += tiles.length;
    tiles.forEach((tile, i) => {
      const { x, y, width, height, textX, valueY, change } = tile;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
      expect(valueY).toBeLessThanOrEqual(y + height);
      expect(valueY - valueSize).toBeGreaterThanOrEqual(y - 0.3 * valueSize);
      if (change !== undefined) {
        expect(change.x + measure(change.text, 13)).toBeLessThanOrEqual(x + width);
        expect(change.y).toBeLessThanOrEqual(y + height);
      }
      expect(textX + measure(tile.label, 12)).toBeLessThanOrEqual(x + width);
      for (const other of tiles.slice(i + 1)) {
        expect(other.x >= x + width || other.y >= y + height || other.x + other.width <= x).toBe(
          true,
        );
      }
    });
  });
  fc.assert(run);
  expect(seen).toBeGreaterThan(100);
});

test("stat().render() says name, value, unit and change", () => {
  const svg = stat({ yUnit: "ms" })
    .add("Latency", [{ y: 10 }, { y: 12 }])
    .render();
  const texts = textsOf(readSvg(svg));
  expect(texts).toContain("Latency");
  expect(texts).toContain("12");
  expect(texts).toContain("\u00a0ms");
  expect(texts).toContain("Latency: 12\u00a0ms, ▲ 20%.");
});

test("stat().render() says how many tiles have no room, and what they show", () => {
  const chart = stat({ width: 240, height: 120, title: "Load" });
  for (let i = 0; i < 9; i++) chart.add(`S${i}`, 10 + i);
  const { figure } = chart.layout();
  if (figure?.kind !== "stat") throw new Error("no tiles");
  const count = 9 - figure.tiles.length;
  expect(figure.more?.text).toBe(`+${count} more`);
  expect(figure.more?.whole).toContain("S8: 18");
  expect(textsOf(readSvg(chart.render()))).toContain(`+${count} more`);
  expect(layoutOf([1, 2, 3]).more).toBeUndefined();
});

test("stat().render() describes values without room for a tile, too", () => {
  const chart = stat({ width: 320, height: 200 });
  for (let i = 0; i < 8; i++) chart.add(`S${i}`, i);
  const svg = chart.render();
  expect(svg).toContain("+4 more</text>");
  expect(svg).toContain("S6: 6. S7: 7.</desc>");
});

test("stat().add(mark).render() draws a line whatever the mark, with a dot between gaps", () => {
  const points = [3, 9, 4, null, 6, null, 8, 5];
  const own = { width: 200, height: 120 };
  const draw = (mark: "line" | "box" | "cell" | "bar" | "candle") => {
    const { figure } = chart({ ...own, type: "stat" })
      .add(
        "a",
        points.map((y, x) => ({ x, y })),
        { mark },
      )
      .layout();
    return figure?.kind === "stat" ? figure.tiles[0]?.line?.mark.ys : undefined;
  };
  const expected = draw("line");
  expect(expected).toHaveLength(points.length);
  for (const mark of ["box", "cell", "bar"] as const) expect(draw(mark)).toEqual(expected);
  expect(stat(own).add("a", points).render()).toContain(" .d{stroke:currentColor");
});

test("stat().layout(): a tile's line is the one that a sparkline of its size has", () => {
  const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { freq: 8 });
  const points = fc.array(fc.record({ time: fc.integer({ min: 0, max: 1e6 }), y: value }), {
    minLength: 2,
    maxLength: 40,
  });
  const options = fc.record(
    {
      yScale: fc.constantFrom("linear", "log", "symlog"),
      yUnit: fc.constantFrom("%", "ms"),
      yDomain: fc.constantFrom<[number | null, number | null]>([0, null], [null, 1e6]),
      zero: fc.boolean(),
      gapMs: fc.constantFrom(1e4, 1e5),
      xAxis: fc.constantFrom("time", "ordinal"),
      average: fc.constant(3),
    },
    { requiredKeys: [] },
  );
  let looked = 0;
  const run = fc.property(points, options, (series, own) => {
    const { average, ...given } = own as TypedOptions & { average?: number };
    const mark = average === undefined ? {} : { average };
    const { figure } = stat({ ...given, width: 300, height: 200 })
      .add("a", series, mark)
      .layout();
    const line = figure?.kind === "stat" ? figure.tiles[0]?.line : undefined;
    if (line === undefined) return;
    looked++;
    const { width, height } = line.box;
    const margin = { left: 0, right: 0, top: 3, bottom: 3 };
    const sparkline = lineChart({
      ...given,
      variant: "sparkline",
      width,
      height: height + margin.top,
      margin,
    }).add("a", series, mark);
    const { marks, x } = sparkline.layout();
    expect([line.mark.xs, line.mark.ys]).toEqual([marks[0]?.xs, marks[0]?.ys]);
    expect(line.slide).toBe(x.slide);
  });
  fc.assert(run);
  expect(looked).toBeGreaterThan(50);
});

test("stat().layout() draws no line through a name, however long that is and small the tile", () => {
  let low = 0;
  for (const height of [70, 90, 120, 150, 180, 240]) {
    for (const count of [1, 2, 4, 9]) {
      const chart = stat({ width: 320, height });
      for (let i = 0; i < count; i++) chart.add(`Server rack number ${i}`, [3, 0, 9, 5]);
      const { figure } = chart.layout();
      if (figure?.kind !== "stat") throw new Error("no tiles");
      for (const { line, label, labelY, textX } of figure.tiles) {
        if (line === undefined || label === "") continue;
        const isRight = line.box.x >= textX + textWidth(label, 12);
        expect(isRight || line.box.y >= labelY).toBe(true);
        if (line.box.x > textX) low++;
      }
    }
  }
  expect(low).toBeGreaterThan(10);
});

test("stat({ thresholds }).render() writes the unit of a coloured value as strong as its digits", () => {
  const options: TypedOptions = {
    yUnit: "°C",
    theme: "light",
    thresholds: [{ value: 60, tone: "bad" }],
  };
  const opaque = /tspan\{fill-opacity:1\}/;
  expect(stat(options).add("Oven", [70]).render()).toMatch(opaque);
  expect(stat(options).add("Oven", [50]).render()).not.toMatch(opaque);
});
