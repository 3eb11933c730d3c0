import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gauge, type TypedOptions } from "../../../src/entries/plotcast.ts";
import { readSvg, textsOf } from "../../support/svg-reader.ts";

const REACH = (2 / 3) * Math.PI;

function layoutOf(values: readonly (number | null)[], options: TypedOptions = {}) {
  const chart = gauge(options);
  values.forEach((value, i) => chart.add(`S${i}`, value));
  const { figure } = chart.layout();
  if (figure?.kind !== "gauge") throw new Error("no gauge");
  return figure;
}

test("gauge().layout() turns the range into 240 degrees, and stops at its ends", () => {
  const angles = layoutOf([0, 50, 100, -10, 1e300, 25]).gauges.map(({ angle }) => angle);
  const wanted = [-REACH, 0, REACH, -REACH, REACH, -REACH / 2];
  expect(angles).toHaveLength(wanted.length);
  angles.forEach((angle, i) => expect(angle).toBeCloseTo(wanted[i] ?? Number.NaN, 9));
  const [warm] = layoutOf([10], { range: [-20, 40] }).gauges;
  expect(warm?.angle).toBeCloseTo(0, 9);
});

test("gauge().layout() turns any value in any range into an angle within the dial", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const run = fc.property(finite, finite, finite, (value, one, other) => {
    fc.pre(one !== other);
    const range: [number, number] = one < other ? [one, other] : [other, one];
    const [{ angle } = { angle: Number.NaN }] = layoutOf([value], { range }).gauges;
    expect(Math.abs(angle)).toBeLessThanOrEqual(REACH);
    if (value <= range[0]) expect(angle).toBe(-REACH);
    if (value >= range[1]) expect(angle).toBe(REACH);
  });
  const tiny = Number.MIN_VALUE;
  fc.assert(run, {
    examples: [
      [tiny, 0, tiny],
      [4 * tiny, 3 * tiny, 5 * tiny],
    ],
  });
});

test("gauge().layout() colours stretches by bands, and by thresholds up to the next", () => {
  const bands = [
    { from: null, to: 60, tone: "good" as const },
    { from: 60, to: 90, tone: "warning" as const },
    { from: 90, to: null, tone: "bad" as const },
  ];
  const thresholds = [{ value: 90, tone: "bad" as const }, { value: 60 }];
  const banded = layoutOf([10, 75, 95], { bands });
  expect(banded.gauges.map(({ tone }) => tone)).toEqual(["good", "warning", "bad"]);
  expect(banded.zones.map(({ tone }) => tone)).toEqual(["good", "warning", "bad"]);
  expect([banded.zones[0]?.from, banded.zones[2]?.to]).toEqual([-REACH, REACH]);
  const thresholded = layoutOf([10, 75, 95], { thresholds });
  expect(thresholded.gauges.map(({ tone }) => tone)).toEqual([undefined, "warning", "bad"]);
  expect(thresholded.zones).toHaveLength(2);
  expect(thresholded.zones[0]?.to).toBe(thresholded.zones[1]?.from);
});

test("gauge().layout() takes thresholds for limits from below where higher ones are milder", () => {
  const limits = [{ value: 20 }, { value: 10, tone: "bad" as const }];
  const tonesOf = (options: TypedOptions) =>
    layoutOf([5, 15, 70], options).gauges.map(({ tone }) => tone);
  expect(tonesOf({ thresholds: limits })).toEqual(["bad", "warning", undefined]);
  const one = { thresholds: [{ value: 20, tone: "bad" as const }] };
  expect(tonesOf(one)).toEqual([undefined, undefined, "bad"]);
  expect(tonesOf({ ...one, better: "higher" })).toEqual(["bad", "bad", undefined]);
});

test("gauge().render() draws every arc on the circle of its track, for any value and size", () => {
  const number = "(-?[\\d.]+)";
  const arc = new RegExp(`A${number} ${number} 0 ([01]) 1 ${number} ?${number}`, "g");
  let arcs = 0;
  const run = fc.property(
    fc.double({ min: 0.2, max: 100, noNaN: true }),
    fc.integer({ min: 48, max: 1600 }),
    (value, width) => {
      const svg = gauge({ width, height: width / 2, thresholds: [{ value: 60 }] })
        .add("A", value)
        .render();
      for (const { attributes } of readSvg(svg).filter(({ name }) => name === "path")) {
        const data = attributes["d"] ?? "";
        let [x1 = Number.NaN, y1 = Number.NaN] = data.match(/-?[\d.]+/g)?.map(Number) ?? [];
        for (const [, rx, , large, x, y] of data.matchAll(arc)) {
          const [x2, y2, r] = [Number(x), Number(y), Number(rx)];
          expect(large).toBe("0");
          expect(distanceOfCentre(x1, y1, x2, y2, r)).toBeLessThan(0.3);
          [x1, y1] = [x2, y2];
          arcs++;
        }
      }
    },
  );
  fc.assert(run);
  expect(arcs).toBeGreaterThan(300);
});

/** How far the centre of a clockwise arc of less than half a turn is from 0, 0. SVG 1.1, F.6.5. */
function distanceOfCentre(x1: number, y1: number, x2: number, y2: number, radius: number): number {
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const half = Math.hypot(dx, dy);
  const k = Math.sqrt(Math.max(0, radius ** 2 - half ** 2)) / half;
  return Math.hypot(k * dy + (x1 + x2) / 2, -k * dx + (y1 + y2) / 2);
}

test("gauge().render() draws all dials in their normal range in the first colour", () => {
  const styles = readSvg(gauge({ theme: "light" }).add("A", 1).add("B", 2).add("C", 3).render());
  const css = styles.find(({ name }) => name === "style")?.text ?? "";
  const colors = [...css.matchAll(/\.s\d\{color:([^}]+)\}/g)].map(([, color]) => color);
  expect(colors).toHaveLength(3);
  expect(new Set(colors).size).toBe(1);
});

test("gauge().layout() leaves zones out that lie beyond the range", () => {
  const bands = [
    { from: 200, to: 300 },
    { from: -5, to: 0 },
  ];
  expect(layoutOf([5], { bands }).zones).toEqual([]);
});

test("gauge().layout() keeps dials apart and in the picture, however many there are", () => {
  const sizes = fc.record({
    width: fc.integer({ min: 64, max: 1600 }),
    height: fc.integer({ min: 64, max: 900 }),
  });
  let dials = 0;
  const run = fc.property(fc.integer({ min: 1, max: 60 }), sizes, (count, size) => {
    const values = Array.from({ length: count }, (_, i) => i);
    const { gauges, radius } = layoutOf(values, size);
    expect(gauges.length).toBeGreaterThan(0);
    // Dials stay this large, even where the picture is too small for them.
    if (radius <= 4) return;
    dials += gauges.length;
    for (const { x, y } of gauges) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(size.width);
      expect(y - radius).toBeGreaterThanOrEqual(0);
      expect(y + radius / 2).toBeLessThanOrEqual(size.height);
    }
    gauges.forEach((one, i) => {
      for (const other of gauges.slice(i + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= 2 * radius || Math.abs(one.y - other.y) >= 1.5 * radius;
        expect(apart).toBe(true);
      }
    });
  });
  fc.assert(run);
  expect(dials).toBeGreaterThan(500);
});

test("gauge().render() says value, unit, name and bounds", () => {
  const svg = gauge({ yUnit: "%", title: "Load" }).add("CPU", 63.42).add("Disk", null).render();
  const texts = textsOf(readSvg(svg));
  for (const text of ["Load", "63.4", "%", "CPU", "Disk", "–", "0%", "100%"])
    expect(texts).toContain(text);
  expect(texts).toContain("CPU: 63.4%, from 0% to 100%. Disk: –, from 0% to 100%.");
  const german = gauge({ yUnit: "%", locale: "de-DE" }).add("CPU", 63.42).render();
  expect(textsOf(readSvg(german))).toContain("63,4");
});

test("gauge().render() as a sparkline is a dial without texts", () => {
  const svg = gauge({ variant: "sparkline" }).add("CPU", 63).render();
  expect(readSvg(svg).filter(({ name }) => name === "text")).toEqual([]);
  expect(readSvg(svg).filter(({ name }) => name === "path")).toHaveLength(2);
});

test("gauge().layout() leaves hidden series out, and says when nothing is left", () => {
  expect(layoutOf([1, 2, 3], { hidden: ["S1"] }).gauges.map(({ index }) => index)).toEqual([0, 2]);
  expect(
    gauge({ hidden: ["A"] })
      .add("A", 4)
      .layout().empty?.text,
  ).toBe("All series are hidden");
});

test("gauge().render() draws as many dials as have room, and tells the others", () => {
  for (const count of [13, 60, 256]) {
    const chart = gauge({ width: 240, height: 120 });
    for (let i = 0; i < count; i++) chart.add(`D${i}`, [i]);
    const { figure } = chart.layout();
    if (figure?.kind !== "gauge") throw new Error("no gauges");
    const told = [...figure.gauges, ...(figure.more?.values ?? [])];
    expect(told.map(({ name }) => name)).toEqual(Array.from({ length: count }, (_, i) => `D${i}`));
    const rest = count - figure.gauges.length;
    if (rest > 0) expect(chart.render()).toContain(`+${rest} more</text>`);
    expect(chart.render()).toContain(`And ${count - 12} more.</desc>`);
  }
});
