import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createLive, PlotcastError } from "../../src/entries/live.ts";
import { createRefusals } from "../../src/live/refusals.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { toldNote } from "../support/told-note.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const WINDOWS = [{ ms: 60_000 }, { points: 30 }] as const;

function createOne(window: (typeof WINDOWS)[number], options = {}) {
  fakeTimers(START);
  const codes: string[] = [];
  const onError = (error: unknown) => codes.push((error as PlotcastError).code);
  const live = createLive({ charts: { c: {} }, window, onError, ...options });
  /** A point each second, told by a clock that is wrong by this much. */
  const run = (seconds: number, wrongBy = 0, y = 7) => {
    for (let i = 0; i < seconds; i++) {
      vi.advanceTimersByTime(SECOND);
      live.push("c", { a: y }, Date.now() + wrongBy);
    }
  };
  return { live, codes, run };
}

/** How many points of a value the chart shows. */
function countShown(svg: string, y: number): number {
  return svg.split(`<text>a: ${y}</text>`).length - 1;
}

test.each(WINDOWS)(
  "push: a point an hour ahead is refused, counted, told once and noted until it is over (%j)",
  (window) => {
    const { live, codes, run } = createOne(window);
    run(40);
    run(3, HOUR, 9);
    run(9);
    const svg = live.draw("c");
    expect(countShown(svg, 9)).toBe(0);
    expect(countShown(svg, 7)).toBeGreaterThanOrEqual(30);
    expect(codes).toEqual(["POINT_AHEAD"]);
    expect(live.stats()).toMatchObject({ pointsAhead: 3, pointsLate: 0 });
    expect(live.stats().charts["c"]).toMatchObject({ pointsAhead: 3 });
    expect(live.stats().charts["c"]?.pointsLate).toBe(0);
    run(1, HOUR, 9);
    expect(toldNote(live.draw("c"))).toBe("4 points refused: 1 h ahead");
    expect(codes).toHaveLength(1);
    run(70);
    expect(toldNote(live.draw("c"))).toBe("");
    run(1, HOUR, 9);
    expect(codes).toEqual(["POINT_AHEAD", "POINT_AHEAD"]);
  },
);

test.each([
  ["of the hub", { maxAhead: 5 * SECOND }],
  ["of the chart", { maxAhead: 1, charts: { c: { maxAhead: 5 * SECOND } } }],
])("maxAhead (%s): points are taken up to it, and refused beyond", (_where, options) => {
  const { live, run } = createOne(WINDOWS[0], options);
  run(1, 5 * SECOND);
  expect(live.stats().pointsAhead).toBe(0);
  run(1, 5 * SECOND + 1);
  expect(live.stats().pointsAhead).toBe(1);
});

test("pushRows: of a batch only the rows too far ahead are left out", () => {
  const { live } = createOne(WINDOWS[1]);
  const rows = [0, HOUR, 1].map((ahead) => ({ time: START + ahead, values: { a: 1, b: 2 } }));
  expect(live.pushRows("c", rows)).toBe(2);
  expect(live.stats().pointsAhead).toBe(2);
});

test.each(
  WINDOWS.flatMap((window) => [-HOUR, -40 * SECOND, -5 * SECOND].map((by) => [window, by])),
)(
  "push: a producer whose clock is set back is taken up again within 20 points (%j, %i ms)",
  (window, by) => {
    const { live, codes, run } = createOne(window as (typeof WINDOWS)[number]);
    run(300, 0, 500);
    run(40, by as number);
    const svg = live.draw("c");
    expect(countShown(svg, 7)).toBeGreaterThanOrEqual(19);
    expect(countShown(svg, 500)).toBeLessThan(30);
    expect(codes.every((code) => code === "POINT_LATE")).toBe(true);
    if (by === -HOUR) {
      expect(toldNote(svg)).toBe("20 points too late: 1 h behind");
      expect(codes).toEqual(["POINT_LATE"]);
    }
    run(80, by as number);
    expect(toldNote(live.draw("c"))).toBe("");
    expect(countShown(live.draw("c"), 500)).toBe(0);
  },
);

test("push: a series that stays an hour behind the others is told of, though it comes in order", () => {
  const { live, codes } = createOne(WINDOWS[0]);
  for (let i = 0; i < 30; i++) {
    vi.advanceTimersByTime(SECOND);
    live.push("c", { a: 1 });
    live.push("c", { b: 2 }, Date.now() - HOUR);
  }
  expect(codes).toEqual(["POINT_LATE"]);
  expect(toldNote(live.draw("c"))).toMatch(/points too late: 1 h behind/);
});

test("push: a history that is loaded series by series is nobody's fault", () => {
  const { live, codes } = createOne(WINDOWS[0]);
  for (const series of ["a", "b"]) {
    for (let i = 3600; i > 0; i--) live.push("c", { [series]: i }, START - i * SECOND);
  }
  expect(codes).toEqual([]);
  expect(toldNote(live.draw("c"))).toBe("");
});

const steps = fc.array(
  fc.tuple(fc.constantFrom(0, 0, 0, -3 * SECOND, -2 * HOUR, HOUR, 12 * HOUR), fc.nat(4000)),
  { minLength: 30, maxLength: 120 },
);

test("push: whatever clocks say, thirty points later the newest is at the right edge", () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...WINDOWS), (all, window) => {
      const { live, run } = createOne(window);
      for (const [wrongBy, pause] of all) {
        vi.advanceTimersByTime(pause);
        live.push("c", { a: 500 }, Date.now() + wrongBy);
      }
      run(30);
      expect(live.draw("c")).toContain("last 7");
      vi.useRealTimers();
    }),
    { numRuns: 60 },
  );
});

test("createRefusals: however many names come, errors stay bounded", () => {
  const onError = vi.fn<(error: unknown) => void>();
  const refusals = createRefusals("c", onError);
  for (let i = 0; i < 10_000; i++) {
    refusals.add({ cause: "ahead", series: `s${i}`, count: 1, byMs: HOUR }, START, SECOND);
  }
  expect(onError.mock.calls.length).toBeLessThan(1000);
  expect(refusals.counts().pointsAhead).toBe(10_000);
  expect(refusals.note(START)).toBe("10000 points refused: 1 h ahead");
  expect(refusals.note(START + SECOND)).toBe("");
});

test.each(WINDOWS)(
  "push: a history that is loaded from its end to its start is whole, and no clock set back (%j)",
  (window) => {
    const { live, codes } = createOne(window);
    for (let i = 0; i < 28; i++) live.push("c", { a: 7 }, START - i * SECOND);
    expect(countShown(live.draw("c"), 7)).toBe(28);
    expect(codes).toEqual([]);
    live.push("c", { a: 9 }, START + SECOND);
    expect(countShown(live.draw("c"), 7)).toBe(28);
  },
);

test("maxAhead: a window longer than a day takes points as far ahead as it is long", () => {
  const { live } = createOne({ ms: 7 * 24 * HOUR } as (typeof WINDOWS)[0]);
  live.push("c", { a: 7 }, START + 6 * 24 * HOUR);
  expect(live.stats().pointsAhead).toBe(0);
  expect(() => live.push("c", { a: 7 }, START + 8 * 24 * HOUR)).toThrow(/at most 7 d ahead/);
  const { live: other } = createOne(WINDOWS[0], { maxAhead: 3 * 24 * HOUR });
  expect(() => other.push("c", { a: 7 }, START + 4 * 24 * HOUR)).toThrow(/at most 3 d ahead/);
});

test("createRefusals: what is over is not counted again in the note", () => {
  const refusals = createRefusals("c", () => {});
  const refused = { cause: "ahead", series: "a", count: 5, byMs: HOUR } as const;
  refusals.add(refused, START, SECOND);
  refusals.add({ ...refused, count: 1 }, START + 5 * SECOND, SECOND);
  expect(refusals.note(START + 5 * SECOND)).toBe("1 point refused: 1 h ahead");
  expect(refusals.counts().pointsAhead).toBe(6);
});
