import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChartLayout,
  donutChart,
  pieChart,
  PlotcastError,
  type TypedOptions,
} from "../../../src/entries/plotcast.ts";
import { CLASSES, entryClass, hasClass, seriesClass } from "../../support/drawn-classes.ts";
import { readSvg, textsOf } from "../../support/svg-reader.ts";

const FULL = 2 * Math.PI;

function pieOf(values: readonly (number | null)[], options: TypedOptions = {}) {
  const chart = pieChart(options);
  values.forEach((value, i) => chart.add(`S${i}`, value));
  return chart;
}

function figureOf({ figure }: ChartLayout) {
  if (figure?.kind !== "pie") throw new Error("no pie");
  return figure;
}

const amounts = fc.array(fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

test("pieChart().layout() shares the whole circle out, in proportion to the values", () => {
  const run = fc.property(amounts, (values) => {
    const { figure, empty } = pieOf(values).layout();
    if (values.every((value) => value === 0)) {
      expect(empty?.text).toBe("All values are 0");
      return;
    }
    if (figure?.kind !== "pie") throw new Error("no pie");
    const { slices } = figure;
    expect(slices.length).toBeLessThanOrEqual(12);
    expect(slices[0]?.from).toBe(0);
    expect(slices.at(-1)!.to).toBeCloseTo(FULL, 9);
    slices.forEach(({ from, to, share }, i) => {
      expect(to - from).toBeCloseTo(share * FULL, 9);
      if (i > 0) expect(from).toBe(slices[i - 1]?.to);
    });
    const largest = Math.max(...values);
    const most = Math.max(
      ...slices.filter(({ name }) => name !== "Other").map(({ share }) => share),
    );
    for (const one of slices) {
      if (one.name === "Other") continue;
      expect(one.share / most).toBeCloseTo(one.value / largest, 9);
    }
  });
  fc.assert(run);
});

test("pieChart().layout() takes the last value that is not a gap", () => {
  const layout = pieChart()
    .add("Chrome", 63)
    .add("Safari", [{ y: 5 }, { y: 20 }, { y: null }])
    .add("Firefox", [
      { time: 2000, y: 7 },
      { time: 1000, y: 99 },
    ])
    .add("Edge", [1, 2, 3])
    .layout();
  const values = figureOf(layout).slices.map(({ name, value }) => [name, value]);
  expect(values).toEqual([
    ["Chrome", 63],
    ["Safari", 20],
    ["Firefox", 7],
    ["Edge", 3],
  ]);
});

test("pieChart().layout() cuts a single series of categories into these", () => {
  const points = [
    { x: "Tea", y: 4 },
    { x: "Coffee", y: 6, color: "#123456" },
    { x: "Tea", y: 2 },
  ];
  const { slices } = figureOf(pieChart().add("Drinks", points).layout());
  expect(slices.map(({ name, value, color }) => [name, value, color])).toEqual([
    ["Tea", 2, undefined],
    ["Coffee", 6, "#123456"],
  ]);
});

test("pieChart().layout() gathers the smallest past twelve, and leaves the others in their order", () => {
  const values = Array.from({ length: 20 }, (_, i) => ((i * 7) % 20) + 1);
  const { slices } = figureOf(pieOf(values).layout());
  const large = values.filter((value) => value > 9);
  expect(slices.map(({ value }) => value)).toEqual([...large, 45]);
  expect(slices.at(-1)).toMatchObject({ name: "Other", index: 20 });
});

test("pieChart().layout() says why there is nothing to share out", () => {
  expect(pieChart().layout().empty?.text).toBe("No data");
  expect(pieOf([null, null]).layout().empty?.text).toBe("No data");
  expect(pieOf([0, 0]).layout().empty?.text).toBe("All values are 0");
  expect(pieOf([3, -1]).layout().empty?.text).toBe("Negative values have no share");
  expect(pieOf([3, -1], { hidden: ["S1"] }).layout().empty).toBeUndefined();
  expect(pieChart({ variant: "live" }).layout().empty?.text).toBe("Waiting for data");
});

test("pieChart().render() leaves hidden slices out, struck through, and others keep their colours", () => {
  const rule = (svg: string, index: number) =>
    new RegExp(`\\.${seriesClass(index)}\\{[^}]*\\}`).exec(svg)?.[0].slice(-9);
  const all = pieOf([1, 2, 3]).render();
  const some = pieOf([1, 2, 3], { hidden: ["S1"] }).render();
  const struck = readSvg(some).filter(({ attributes }) => "text-decoration" in attributes);
  expect(struck.map(({ text }) => text)).toEqual(["S1"]);
  for (const index of [0, 2]) expect(rule(some, index)).toBe(rule(all, index));
  const { slices } = figureOf(pieOf([1, 2, 3], { hidden: ["S1"] }).layout());
  expect(slices.map(({ index, share }) => [index, share])).toEqual([
    [0, 0.25],
    [2, 0.75],
  ]);
});

test("pieChart().layout() puts names that have no room beside the pie into the legend", () => {
  const names = ["JavaScript", "Python", "TypeScript", "Java", "Go"];
  const layoutAt = (width: number, height: number) =>
    names.reduce((chart, name, i) => chart.add(name, 9 - i), pieChart({ width, height })).layout();
  const wide = layoutAt(800, 400);
  expect(figureOf(wide).labels).toHaveLength(5);
  expect(wide.legend).toEqual([]);
  for (const narrow of [layoutAt(320, 240), layoutAt(240, 400)]) {
    expect(figureOf(narrow).labels).toEqual([]);
    expect(narrow.legend).toHaveLength(5);
    for (const { name } of narrow.legend) expect(name).toMatch(/^\w+ [\d.]+%$/);
  }
});

test("pieChart().layout() keeps labels apart, in the picture, and their lines out of the pie", () => {
  let seen = 0;
  const names = fc.array(fc.string({ minLength: 1, maxLength: 40 }), {
    minLength: 1,
    maxLength: 16,
  });
  const sizes = fc.record({
    width: fc.integer({ min: 160, max: 1600 }),
    height: fc.integer({ min: 100, max: 800 }),
  });
  const run = fc.property(
    names,
    fc.infiniteStream(fc.integer({ min: 1, max: 1000 })),
    sizes,
    (all, values, size) => {
      const measure = (text: string) => 7 * text.length;
      const chart = pieChart({ ...size, measureText: measure });
      for (const name of all) chart.add(name, values.next().value);
      const { x, y, radius, labels } = figureOf(chart.layout());
      expect(radius).toBeLessThanOrEqual(Math.min(size.width, size.height) / 2);
      seen += labels.length;
      for (const one of labels) {
        const width = measure(`${one.name}${one.share}`) + 4;
        const end = x + (one.isLeft ? one.x - width : one.x + width);
        expect(end).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(size.width);
        expect(y + one.y).toBeLessThanOrEqual(size.height);
        for (let i = 0; i <= 10; i++) {
          const [[ax, ay], [bx, by]] = one.leader;
          const distance = Math.hypot(ax + ((bx - ax) * i) / 10, ay + ((by - ay) * i) / 10);
          expect(distance).toBeGreaterThan(radius - 1);
        }
        for (const other of labels) {
          if (other === one || other.isLeft !== one.isLeft) continue;
          expect(Math.abs(other.y - one.y)).toBeGreaterThanOrEqual(16);
        }
      }
    },
  );
  fc.assert(run);
  expect(seen).toBeGreaterThan(50);
});

test("donutChart().layout() has the total in its middle, or the text that was given", () => {
  const middleOf = (options: TypedOptions) => {
    const layout = donutChart(options).add("A", 1200).add("B", 34.5).layout();
    return figureOf(layout).middle;
  };
  expect(middleOf({})).toMatchObject({ text: "1235", below: { text: "Total" } });
  expect(middleOf({ locale: "de-DE", yFormat: ",.1f" })?.text).toBe("1.234,5");
  expect(middleOf({ yUnit: "B" })?.text).toBe("1.21\u00a0KiB");
  expect(middleOf({ middle: "Mix" })).toEqual({ text: "Mix", size: expect.any(Number) });
  expect(middleOf({ middle: "" })).toBeUndefined();
  expect(middleOf({ variant: "sparkline" })).toBeUndefined();
});

test("pieChart().render() shows a slice alone from its legend entry, and tells its value", () => {
  const svg = pieOf([60, 40], { variant: "interactive", legend: true }).render();
  expect(textsOf(readSvg(svg))).toContain("60 · 60%");
  const entry = `.${entryClass(1)}`;
  expect(svg).toContain(`:has(${entry}:is(:hover,:focus)) .${CLASSES.marks}>:not(${entry})`);
  const entries = readSvg(svg).filter(
    ({ name, attributes }) => name === "g" && "tabindex" in attributes,
  );
  expect(entries.map((one) => hasClass(one, entryClass(1)))).toContain(true);
  expect(pieOf([60, 40]).render()).not.toContain(":hover");
});

test("pieChart().add() refuses anything but values", () => {
  const added = (value: unknown) => () => pieChart().add("A", value as number);
  for (const value of [
    Number.POSITIVE_INFINITY,
    "5",
    true,
    {},
    [Number.NEGATIVE_INFINITY],
    [{ y: "1" }],
  ]) {
    expect(added(value)).toThrow(PlotcastError);
  }
});

test("pieChart().render() names every slice, by the slice itself where there is no room", () => {
  const chart = pieChart({ width: 300, height: 160, legend: false });
  for (let i = 0; i < 12; i++) chart.add(`Slice ${i}`, i + 1);
  const texts = textsOf(readSvg(chart.render())).join("\n");
  const shown = readSvg(chart.render()).filter(({ name }) => name === "title" || name === "text");
  for (let i = 0; i < 12; i++) {
    expect(shown.some(({ text }) => text.startsWith(`Slice ${i}`))).toBe(true);
  }
  expect(texts).toContain("Slice 11");
});

test("pieChart().render() names what 'Other' is made of", () => {
  const chart = pieChart({ tooltips: true });
  for (let i = 0; i < 14; i++) chart.add(`S${i}`, 20 - i);
  const svg = chart.render();
  expect(svg).toContain(">Other (S11, S12, S13)</text>");
  expect(svg).toContain("Other (S11, S12, S13): 24, ");
});
