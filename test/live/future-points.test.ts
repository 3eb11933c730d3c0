import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { Hub } from "../../src/live/hub.ts";
import { createFuturePoints } from "../../src/live/future-points.ts";
import type { HubOptions } from "../../src/live/hub-options.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { toldNote } from "../support/told-note.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const WINDOWS = [{ ms: 60_000 }, { points: 60 }] as const;

interface Told {
  hub: Hub;
  codes: string[];
  /** Sets the wall clock. */
  jump(ms: number): void;
  /** Pushes a value a second, to each of the series, and draws as a cycle does. */
  run(seconds: number, ...series: string[]): void;
}

function createTold(options: HubOptions): Told {
  fakeTimers(START);
  const codes: string[] = [];
  const onError = (error: unknown) => codes.push((error as { code: string }).code);
  const hub = createHub({ charts: { c: {} }, onError, ...options });
  let value = 0;
  return {
    hub,
    codes,
    jump: (ms) => vi.setSystemTime(Date.now() + ms),
    run(seconds, ...series) {
      for (let i = 0; i < seconds; i++) {
        value++;
        for (const name of series) hub.push("c", { [name]: value });
        hub.draw("c");
        vi.advanceTimersByTime(SECOND);
      }
    },
  };
}

/** The times of a chart's table, as it writes them. */
function tableTimes(hub: Hub): string[] {
  return [...hub.table("c").matchAll(/<th scope="row">([^<]*)/g)].map(([, text = ""]) => text);
}

/** How the table writes the present. */
function present(): string {
  return new Date(Date.now() - SECOND).toISOString().slice(11, 19);
}

test.each(WINDOWS)(
  "push: points of a silent series that a wrong clock left an hour ahead go, and others are seen (%j)",
  (window) => {
    const { hub, codes, jump, run } = createTold({ window });
    run(80, "a");
    jump(HOUR);
    run(30, "a", "silent");
    jump(-HOUR);
    run(90, "a");
    expect(tableTimes(hub).at(-1)).toContain(present());
    expect(hub.table("c")).not.toContain("silent");
    expect(codes).toContain("POINT_AHEAD");
    run(90, "a");
    expect(toldNote(hub.draw("c"))).toBe("");
  },
);

test.each(WINDOWS)(
  "draw: a chart that nobody pushes any more shows no time that is still to come (%j)",
  (window) => {
    const { hub, jump, run } = createTold({ window });
    run(80, "a");
    jump(HOUR);
    run(5, "a");
    jump(-HOUR);
    run(90);
    expect(tableTimes(hub).filter((text) => text.includes(" 13:"))).toEqual([]);
  },
);

test("push: where the clock comes right within a window's length, nothing is lost", () => {
  const { hub, jump, run } = createTold({ window: { ms: 60_000 } });
  run(80, "a", "b");
  const before = tableTimes(hub);
  jump(-HOUR);
  run(3, "a");
  jump(HOUR);
  run(3, "a", "b");
  expect(before.slice(-50).filter((text) => !tableTimes(hub).includes(text))).toEqual([]);
});

test("maxAhead: points of a forecast stay when the clock is set back", () => {
  const { hub, jump, run } = createTold({ window: { ms: 10 * HOUR }, maxAhead: 3 * HOUR });
  hub.push("c", { forecast: 4711 }, START + 2 * HOUR);
  run(20, "a");
  jump(-120 * SECOND);
  run(900, "a");
  expect(hub.table("c")).toContain("4711");
});

test("push: however the wall clock jumps, a few minutes after it came right the chart ends at it", () => {
  const jump = fc.record({
    by: fc.constantFrom(-24 * HOUR, -HOUR, -40 * SECOND, -5 * SECOND, 5 * SECOND, HOUR, 24 * HOUR),
    seconds: fc.constantFrom(3, 15, 30, 100),
    alsoSilent: fc.boolean(),
  });
  const run = fc.property(
    fc.array(jump, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(...WINDOWS),
    (jumps, window) => {
      const told = createTold({ window });
      told.run(80, "a", "silent");
      for (const { by, seconds, alsoSilent } of jumps) {
        told.jump(by);
        told.run(seconds, "a", ...(alsoSilent ? ["silent"] : []));
      }
      told.jump(-jumps.reduce((sum, { by }) => sum + by, 0));
      told.run(300, "a");
      expect(tableTimes(told.hub).at(-1)).toContain(present());
      vi.useRealTimers();
    },
  );
  fc.assert(run, { numRuns: 40 });
});

test("createFuturePoints: points ahead are certain only after the clock was set back, and for a while", () => {
  const future = createFuturePoints(60);
  expect(future.areCertain(1000, 0, 10)).toBe(false);
  expect(future.areCertain(1000, 20, 10)).toBe(false);
  // Set back: from here the wait counts, also where it is set back once more.
  expect(future.areCertain(1000, 5, 10)).toBe(false);
  expect(future.areCertain(1000, 3, 10)).toBe(false);
  expect(future.areCertain(1000, 12, 10)).toBe(false);
  expect(future.areCertain(60, 13, 10)).toBe(false);
  expect(future.areCertain(61, 14, 10)).toBe(false);
  expect(future.areCertain(61, 18, 4)).toBe(true);
  expect(future.areCertain(61, 19, 4)).toBe(false);
});
