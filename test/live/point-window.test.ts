import * as fc from "fast-check";
import { expect, test } from "vitest";
import { extentBetween } from "../../src/chart/data/decimate/extrema.ts";
import { extent } from "../../src/chart/data/extent.ts";
import { createLive, PlotcastError } from "../../src/entries/live.ts";
import { createPointWindow } from "../../src/live/point-window.ts";
import { thrownBy } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;

/** The columns as pairs, for comparing. */
function pairs(window: ReturnType<typeof createPointWindow>): [number, number][] {
  const { xs, ys } = window.columns();
  return Array.from(xs, (x, i) => [x, ys[i] ?? Number.NaN]);
}

const pushes = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.double()), { maxLength: 300 });

test("createPointWindow: by points it keeps the newest, in order of time and of coming", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), pushes, (points, all) => {
      const window = createPointWindow({ points });
      let model: [number, number][] = [];
      for (const [time, value] of all) {
        window.push([time], [value]);
        const place = model.filter(([other]) => other <= time).length;
        model = model.toSpliced(place, 0, [time, value]).slice(-4 * points);
        expect(pairs(window)).toEqual(model);
      }
      expect(window.columns().startIndex).toBe(all.length - model.length);
    }),
  );
});

test("createPointWindow: by duration it stays sorted and keeps all of the duration", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), pushes, (ms, all) => {
      const window = createPointWindow({ ms });
      const pushed: [number, number][] = [];
      for (const [time, value] of all) {
        window.push([time], [value]);
        pushed.push([time, value]);
        const newest = Math.max(...pushed.map(([other]) => other));
        const kept = pairs(window).map(([other]) => other);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const inside = (times: number[]) => times.filter((other) => other >= newest - ms).length;
        expect(inside(kept)).toBe(inside(pushed.map(([other]) => other)));
        // Four durations, and one point before them; and the last four points, however old they are.
        const before = kept.filter((other) => other < newest - 4 * ms).length;
        expect(before).toBeLessThanOrEqual(Math.max(1, 4 - (kept.length - before)));
      }
    }),
  );
});

const anyWindow = fc.oneof(
  fc.record({ points: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ ms: fc.integer({ min: 1, max: 30 }) }),
);

test("createPointWindow: it holds the same however seldom somebody looks", () => {
  fc.assert(
    fc.property(anyWindow, pushes, fc.array(fc.boolean()), (size, all, looks) => {
      const [seldom, often] = [createPointWindow(size), createPointWindow(size)];
      for (const [i, [time, value]] of all.entries()) {
        seldom.push([time], [value]);
        often.push([time], [value]);
        often.columns();
        if (looks[i]) expect(pairs(seldom)).toEqual(pairs(often));
      }
      expect(pairs(seldom)).toEqual(pairs(often));
      expect(seldom.columns().startIndex).toBe(often.columns().startIndex);
    }),
  );
});

test("createPointWindow: a stream's point keeps its index while the window slides", () => {
  let again = 0;
  fc.assert(
    fc.property(anyWindow, fc.array(pushes), (size, batches) => {
      const window = createPointWindow(size);
      let known = new Map<number, [number, number]>();
      let last: object | undefined;
      for (const batch of batches) {
        const sorted = batch.toSorted(([a], [b]) => a - b);
        window.push(
          sorted.map(([time]) => time),
          sorted.map(([, value]) => value),
        );
        const { streamId, startIndex } = window.columns();
        if (streamId !== last) known = new Map();
        last = streamId;
        for (const [i, pair] of pairs(window).entries()) {
          const before = known.get(startIndex + i);
          if (before !== undefined) again++;
          expect(pair).toEqual(before ?? pair);
          known.set(startIndex + i, pair);
        }
      }
    }),
  );
  expect(again).toBeGreaterThan(20);
});

const anyLongPushes = fc.array(
  fc.record({ count: fc.nat(1200), lateBy: fc.oneof(fc.constant(0), fc.nat(2500)) }),
  { maxLength: 25 },
);

test("createPointWindow: a long window's extremes are those of its points", () => {
  let seen = 0;
  const anyLong = fc.constantFrom({ points: 1000 }, { points: 150 }, { ms: 500 });
  fc.assert(
    fc.property(anyLong, anyLongPushes, fc.nat(600), (size, all, from) => {
      const window = createPointWindow(size);
      let time = 0;
      for (const { count, lateBy } of all) {
        const times = Array.from({ length: count }, () => ++time);
        const ys = times.map((t) => (t % 11 === 0 ? Number.NaN : Math.sin(t * t)));
        window.push(times, ys);
        if (lateBy > 0) window.push([time - lateBy], [lateBy]);
        const columns = window.columns();
        if (columns.extremaIndex === undefined) continue;
        const last = columns.ys.length;
        const found = extentBetween(columns.ys, from, last, columns.extremaIndex);
        expect(found).toEqual(extent(columns.ys, from, last));
        seen++;
      }
    }),
  );
  expect(seen).toBeGreaterThan(100);
});

test("createPointWindow: a window's extremes stay right as it slides through its memory", () => {
  const window = createPointWindow({ points: 300 });
  for (let time = 0; time < 20_000; time += 7) {
    const times = Array.from({ length: 7 }, (_, i) => time + i);
    window.push(
      times,
      times.map((t) => Math.sin(t * t)),
    );
    const { ys, extremaIndex } = window.columns();
    expect(extentBetween(ys, 0, ys.length, extremaIndex)).toEqual(extent(ys));
    if (ys.length > 1000) expect(extremaIndex?.column.buffer).toBe(ys.buffer);
  }
});

test("createLive: a window by points shows that number of points", () => {
  const live = createLive({ charts: { a: {} }, window: { points: 5 } });
  for (let i = 0; i < 50; i++) live.push("a", { v: 7000 + i }, START + i * SECOND);
  const svg = live.draw("a");
  for (let i = 45; i < 50; i++) expect(svg).toContain(`: ${7000 + i}</`);
  expect(svg).not.toContain(": 7030<");
  expect(svg).not.toContain("12:00:30,");
});

test("createLive: a window by duration shows what it spans", () => {
  const live = createLive({ charts: { a: {} }, window: { ms: 10 * SECOND } });
  for (let i = 0; i < 50; i++) live.push("a", { v: 7000 + i }, START + i * SECOND);
  const svg = live.draw("a");
  for (let i = 40; i < 50; i++) expect(svg).toContain(`: ${7000 + i}</`);
  expect(svg).not.toContain(": 7030<");
});

test("createLive: a chart's own window goes before the hub's", () => {
  const live = createLive({
    charts: { a: { window: { points: 3 } }, b: {} },
    window: { points: 9 },
  });
  for (const name of live.names()) {
    for (let i = 0; i < 30; i++) live.push(name, { v: 7000 + i }, START + i * SECOND);
  }
  expect(live.draw("a")).not.toContain(": 7022<");
  expect(live.draw("b")).toContain(": 7022<");
});

test.each([
  { points: 0 },
  { points: 1.5 },
  { points: Number.NaN },
  { ms: 0 },
  { ms: -1 },
  { ms: Number.POSITIVE_INFINITY },
  { points: 5, ms: 5 },
  {},
  null,
  30,
])("createLive: refuses the window %j", (window) => {
  const error = thrownBy(() => createLive({ charts: { a: {} }, window: window as never }));
  expect(error).toBeInstanceOf(PlotcastError);
  expect(error.code).toBe("OPTION_INVALID");
  expect(error.message).toContain("window");
});

test("createLive: refuses a wrong window also where charts come later", () => {
  const error = thrownBy(() => createLive({ window: { points: 0 } }));
  expect(error).toBeInstanceOf(PlotcastError);
  expect(error.message).toContain("window");
});

test("createPointWindow: where points replace others, each moment has the value that came last", () => {
  const batch = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer()), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 60 }), fc.boolean(), (batches, looks) => {
      const window = createPointWindow({ ms: 1e6 }, 0, true);
      const times = Array.from({ length: 600 }, (_, i) => i);
      window.push(times, times);
      const model = new Map(times.map((time) => [time, time]));
      for (const rows of batches) {
        const sorted = rows.toSorted(([a], [b]) => a - b);
        for (const [time, value] of sorted) model.set(time, value);
        window.push(
          sorted.map(([time]) => time),
          sorted.map(([, value]) => value),
        );
        if (looks) window.columns();
      }
      const expected = [...model].sort(([a], [b]) => a - b);
      expect(pairs(window)).toEqual(expected);
      const { ys, extremaIndex } = window.columns();
      expect(extentBetween(ys, 0, ys.length, extremaIndex)).toEqual(extent(ys));
    }),
  );
});
