import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type BelievedTime, createBelievedTime } from "../../src/store/believed-time.ts";
import { loadSqlite } from "../../src/store/database.ts";
import { upgradeSchema } from "../../src/store/schema.ts";
import { newFolder } from "../support/stores.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 2, 1);
const KEEP = 30 * DAY;
const open = await loadSqlite();

interface Machine {
  time: BelievedTime;
  /** Runs for a while, with a clock that goes as fast. */
  run(ms: number): void;
  /** Another process, whose uptime begins anew. */
  restart(): void;
}

function machine(keepMs = KEEP): Machine {
  const database = open(join(newFolder(), "plotcast.db"));
  onTestFinished(() => database.close());
  upgradeSchema(database);
  let uptime = 0;
  const create = () => createBelievedTime(database, keepMs, () => uptime);
  const made: Machine = {
    time: create(),
    run: (ms) => void (uptime += ms),
    restart() {
      uptime = 0;
      made.time = create();
    },
  };
  return made;
}

test("upTo(): is the clock's time where it goes on, sleeps for a night, or is set back", () => {
  const { time, run } = machine();
  expect(time.upTo(T, -Infinity)).toBe(T);
  run(HOUR);
  expect(time.upTo(T + HOUR, T)).toBe(T + HOUR);
  expect(time.upTo(T + 10 * HOUR, T)).toBe(T + 10 * HOUR);
  expect(time.upTo(T - 90 * DAY, T)).toBe(T - 90 * DAY);
});

test("upTo(): a clock that goes far ahead is believed after a day of running, and no sooner", () => {
  const one = machine();
  one.time.upTo(T, -Infinity);
  expect(one.time.upTo(T + 90 * DAY, T)).toBe(T);
  one.run(23 * HOUR);
  expect(one.time.upTo(T + 91 * DAY, T)).toBe(T + 23 * HOUR);
  one.run(HOUR);
  expect(one.time.upTo(T + 91 * DAY, T)).toBe(T + 91 * DAY);
});

test("upTo(): a clock that comes right meanwhile is doubted anew the next time", () => {
  const one = machine();
  one.time.upTo(T, -Infinity);
  one.time.upTo(T + 90 * DAY, T);
  one.run(20 * HOUR);
  expect(one.time.upTo(T + 20 * HOUR, T)).toBe(T + 20 * HOUR);
  one.run(HOUR);
  expect(one.time.upTo(T + 21 * HOUR, T)).toBe(T + 21 * HOUR);
  one.time.upTo(T + 90 * DAY, T);
  one.run(20 * HOUR);
  expect(one.time.upTo(T + 90 * DAY, T)).toBe(T + 41 * HOUR);
});

test("upTo(): a process that starts with a wrong clock goes by what the last one noted", () => {
  const one = machine();
  one.time.upTo(T, -Infinity);
  one.restart();
  expect(one.time.upTo(T + 90 * DAY, T + 90 * DAY)).toBe(T);
  one.restart();
  expect(one.time.upTo(T + 90 * DAY, T + 90 * DAY)).toBe(T);
});

test("upTo(): of a file in which nothing was noted, time has come up to its newest point", () => {
  const { time } = machine();
  expect(time.upTo(T + 90 * DAY, T)).toBe(T);
});

test("upTo(): goes with the clock of a machine that runs for eight hours a day, be it wrong for a minute or not", () => {
  for (const keepMs of [DAY, 7 * DAY, KEEP]) {
    const one = machine(keepMs);
    let now = T;
    let longest = 0;
    for (let day = 0; day < 60; day++) {
      // It starts with the clock of 2020.
      one.time.upTo(Date.UTC(2020, 0, 1), T);
      for (let minute = 0; minute < 8 * 60; minute++) {
        one.run(60_000);
        now += 60_000;
        const upTo = one.time.upTo(now, T);
        expect(upTo).toBeLessThanOrEqual(now);
        if (day > 10) longest = Math.max(longest, now - upTo);
      }
      one.restart();
      now += 16 * HOUR;
    }
    expect(longest).toBeLessThan(4 * DAY);
  }
});

test("upTo(): a clock that was wrong for days, and is right again, is believed after a day", () => {
  const one = machine();
  one.time.upTo(T, -Infinity);
  one.time.upTo(T + 900 * DAY, T);
  one.run(DAY);
  expect(one.time.upTo(T + 900 * DAY, T)).toBe(T + 900 * DAY);
  expect(one.time.upTo(T + DAY, T)).toBe(T + DAY);
  one.run(DAY);
  one.time.upTo(T + 2 * DAY, T);
  expect(one.time.upTo(T + 900 * DAY, T)).toBe(T + 2 * DAY);
});
