import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { createClock } from "../../src/live/clock.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("createClock: never goes back when the wall clock does, and goes on at the wall's pace", () => {
  let wall = START;
  const clock = createClock(() => wall);
  expect(clock()).toBe(START);
  wall -= 3_600_000;
  expect(clock()).toBe(START);
  wall += 1500;
  expect(clock()).toBe(START + 1500);
  wall -= 5;
  expect(clock()).toBe(START + 1500);
  wall += 3_700_000;
  expect(clock()).toBeGreaterThanOrEqual(START + 1500 + 3_700_000);
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
