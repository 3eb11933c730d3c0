import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { barChart, candlestickChart, lineChart } from "../../../src/entries/plotcast.ts";
import type { Point } from "../../../src/chart/options/point.ts";

const START = Date.UTC(2026, 2, 1, 12);

class Reading {
  readonly #index: number;

  constructor(index: number) {
    this.#index = index;
  }

  get time(): number {
    return START + 1000 * this.#index;
  }

  get y(): number {
    return this.#index ** 2;
  }

  get label(): string {
    return `Reading ${this.#index}`;
  }
}

/** Has its time and value itself, and its label by its class. */
class Labelled {
  readonly time: number;
  readonly y: number;

  constructor({ time, y }: { time: number; y: number }) {
    this.time = time;
    this.y = y;
  }

  get label(): string {
    return `Reading ${Math.sqrt(this.y)}`;
  }
}

function hidden(point: object): object {
  const descriptors = Object.entries(point).map(([field, value]) => [field, { value }]);
  return Object.create(null, Object.fromEntries(descriptors)) as object;
}

const PLAIN = Array.from({ length: 5 }, (_, index) => ({
  time: START + 1000 * index,
  y: index ** 2,
  label: `Reading ${index}`,
}));

const KINDS: Record<string, readonly object[]> = {
  "a class with getters": PLAIN.map((_, index) => new Reading(index)),
  "a class with fields and a getter": PLAIN.map((point) => new Labelled(point)),
  "fields that inherit": PLAIN.map((point) => Object.create(point) as object),
  "objects without a prototype": PLAIN.map((point) => Object.assign(Object.create(null), point)),
  "fields that are not listed": PLAIN.map(hidden),
  "a value that is not listed": PLAIN.map(({ y, ...rest }) =>
    Object.defineProperty(rest, "y", { value: y }),
  ),
  "objects of another realm": runInNewContext(`(${JSON.stringify(PLAIN)})`) as object[],
  "frozen objects": PLAIN.map((point) => Object.freeze({ ...point })),
  proxies: PLAIN.map((point) => new Proxy(point, {})),
  "copies with one field more": PLAIN.map(({ label, ...rest }) => ({ ...rest, label })),
  "points with more fields": PLAIN.map((point, id) => ({ id, ...point, host: "a" })),
};

function draw(points: readonly object[]): string {
  return lineChart({ tooltips: true })
    .add("Load", [...points] as Point[])
    .render();
}

test.for(Object.entries(KINDS))("lineChart().add() reads points of each kind: %s", ([, points]) => {
  expect(draw(points)).toBe(draw(PLAIN));
  expect(draw(points)).toContain("Reading 3");
});

test("barChart().add() reads the colour of a single bar", () => {
  const svg = barChart()
    .add("Load", [
      { x: "a", y: 1 },
      { x: "b", y: 2, color: "#ff0077" },
    ])
    .render();
  expect(svg).toContain("#ff0077");
});

test("candlestickChart().add() reads the four values of copies with more fields", () => {
  const rows = PLAIN.map(({ time, y }) => ({
    time,
    open: y,
    high: y + 3,
    low: y - 1,
    close: y + 2,
  }));
  const copies = rows.map(({ close, ...rest }) => ({ ...rest, close }));
  const svgs = [rows, copies].map((points) => candlestickChart().add("A", points).render());
  expect(svgs[1]).toBe(svgs[0]);
});
