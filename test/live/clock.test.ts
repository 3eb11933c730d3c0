import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { createClock } from "../../src/live/clock.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("createClock: goes on from where it was when the wall clock is set back", () => {
  for (const back of [5, 40_000, 3_600_000]) {
    let wall = START;
    const clock = createClock(() => wall);
    expect(clock()).toBe(START);
    wall -= back;
    expect(clock()).toBe(START);
    wall += 3_700_000;
    expect(clock()).toBeGreaterThanOrEqual(START);
  }
});

test("createClock: by up to a minute it never goes back, and agrees with the wall clock again", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20_000, max: 20_000 }), { minLength: 1, maxLength: 3 }),
      (jumps) => {
        let wall = START;
        const clock = createClock(() => wall);
        let last = clock();
        for (const jump of jumps) {
          wall += jump;
          for (let i = 0; i < 130; i++) {
            const now = clock();
            expect(now).toBeGreaterThanOrEqual(last);
            last = now;
            wall += 1000;
          }
        }
        expect(clock()).toBe(wall);
      },
    ),
  );
});

test("createClock: by more than a minute it goes back once, after ten seconds", () => {
  let wall = START;
  const clock = createClock(() => wall);
  clock();
  wall -= 3_600_000;
  const told = Array.from({ length: 30 }, () => {
    const now = clock() - wall;
    wall += 1000;
    return now;
  });
  expect(told).toEqual([...Array(10).fill(3_600_000), ...Array(20).fill(0)]);
});

test("createClock: a wall clock that was set back and jitters is taken up after ten seconds, too", () => {
  let wall = START;
  const clock = createClock(() => wall);
  clock();
  wall -= 3_600_000;
  for (let i = 0; i < 30; i++) {
    clock();
    wall += 1001;
    clock();
    wall -= 1;
  }
  expect(clock() - wall).toBeLessThan(100);
});

test("push: after the wall clock was set back an hour, the chart tells the right time again", () => {
  const real = Date.now;
  onTestFinished(() => void (Date.now = real));
  let wall = START;
  Date.now = () => wall;
  const live = createLive({
    charts: { a: {} },
    window: { points: 5 },
    everyMs: 1000,
    onError: () => {},
  });
  const push = (count: number) => {
    for (let i = 0; i < count; i++) {
      live.push("a", { v: i });
      wall += 1000;
    }
  };
  push(20);
  wall -= 3_600_000;
  push(60);
  const svg = live.draw("a");
  expect(svg).toContain("11:01:1");
  expect(svg).not.toContain("12:00:");
});

test("push: points after the wall clock was set back appear, and the newest stands last", () => {
  const real = Date.now;
  onTestFinished(() => void (Date.now = real));
  let wall = real();
  Date.now = () => wall;
  const live = createLive({ charts: { a: {} }, window: { points: 5 } });
  for (let i = 0; i < 20; i++) {
    live.push("a", { v: 1000 + i });
    wall += 1000;
  }
  for (const back of [1000, 60_000, 3_600_000, 40 * 86_400_000]) {
    wall -= back;
    for (let i = 0; i < 5; i++) {
      live.push("a", { v: 2000 + (back % 997) + i });
      wall += 1000;
      expect(live.draw("a")).toContain(String(2000 + (back % 997) + i));
    }
  }
  expect(live.draw("a")).not.toContain("1019");
});
