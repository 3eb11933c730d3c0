import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { createPointWindow } from "../../src/live/point-window.ts";
import { thrownBy } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("createPointWindow: the values of a point stay together, however late it comes", () => {
  const pushes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 300 });
  const size = fc.oneof(
    fc.record({ points: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ ms: fc.integer({ min: 1, max: 30 }) }),
  );
  fc.assert(
    fc.property(size, pushes, (window, times) => {
      const plain = createPointWindow(window);
      const wide = createPointWindow(window, 2);
      for (const [i, time] of times.entries()) {
        plain.push([time], [i]);
        wide.push([time], [i], [[i + 0.25], [-i]]);
      }
      const { xs, ys, extras } = wide.columns();
      expect([...xs]).toEqual([...plain.columns().xs]);
      expect([...ys]).toEqual([...plain.columns().ys]);
      const [above, below] = extras.map((column) => [...column]);
      expect(above).toEqual([...ys].map((y) => y + 0.25));
      expect(below).toEqual([...ys].map((y) => -y));
    }),
  );
});

test("push: a candle's values by their names, bare or behind the name of their series", () => {
  const live = createLive({ charts: { a: { type: "candlestick" }, b: { type: "candlestick" } } });
  for (let i = 0; i < 4; i++) {
    const time = START + i * 1000;
    live.push("a", { open: i, high: i + 2, low: i - 2, close: i + 1 }, time);
    const b = { "b.open": i, "b.high": i + 2, "b.low": i - 2, "b.close": i + 1 };
    live.push("b", b, time);
  }
  expect(live.draw("b")).toBe(
    live
      .draw("a")
      .replaceAll("of a<", "of b<")
      .replaceAll(">a<", ">b<")
      .replaceAll(">a: ", ">b: ")
      .replaceAll('of a"', 'of b"'),
  );
});

test("push: a candle's value that does not say which is refused, and nothing of the row is taken", () => {
  const live = createLive({ charts: { a: { type: "candlestick" } } });
  const before = live.draw("a");
  const error = thrownBy(() => live.push("a", { "ACME.open": 1, ACME: 2 }));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain('chart "a": series "ACME"');
  expect(live.draw("a")).toBe(before);
});

test("push: a value of a candle or a range under another name is refused, with what was meant", () => {
  const live = createLive({ charts: { a: { type: "candlestick" }, b: { type: "range" } } });
  for (const [chart, name, meant] of [
    ["a", "Open", "open"],
    ["a", "o", "open"],
    ["a", "h", "high"],
    ["b", "Low", "low"],
    ["b", "max", "high"],
  ] as const) {
    const error = thrownBy(() => live.push(chart, { [name]: 1 }, START));
    expect(error.code).toBe("POINT_INVALID");
    expect(error.message).toContain(`chart "${chart}": has "${name}": did you mean ${meant}?`);
  }
  // A series that is named so in the options is one.
  const named = createLive({ charts: { b: { type: "range", series: { max: {} } } } });
  named.push("b", { max: 1 }, START);
});
