import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createCounterRate, createDeltaRate } from "../../src/catalog/rate.ts";

test("createCounterRate: the first value draws nothing, the others per second", () => {
  const rate = createCounterRate();
  expect(rate.next(100, 1000)).toBeUndefined();
  expect(rate.next(150, 6000)).toBe(10);
  expect(rate.next(150, 7000)).toBe(0);
});

test("createCounterRate: a smaller value has begun anew from zero", () => {
  const rate = createCounterRate();
  rate.next(1000, 0);
  expect(rate.next(30, 1000)).toBe(30);
  expect(rate.next(50, 2000)).toBe(20);
});

test("createCounterRate: values of a clock that was set back have rates, and so has what comes once it is right", () => {
  const rate = createCounterRate();
  const hour = 3_600_000;
  for (let i = 0; i < 3; i++) rate.next(100 + 5 * i, hour + 1000 * i);
  const late = Array.from({ length: 60 }, (_, i) => rate.next(115 + 5 * i, 1000 * i));
  expect(late[0]).toBeUndefined();
  expect(late.slice(1).every((one) => one === 5)).toBe(true);
  expect(rate.next(415, 60_000)).toBe(5);
});

test("createCounterRate, createDeltaRate: values that overtake each other lose none of their rates", () => {
  const counter = createCounterRate();
  const delta = createDeltaRate(undefined);
  const seconds = [0, 1, 3, 2, 4, 7, 5, 6, 8];
  expect(seconds.map((at) => counter.next(10 * at, 1000 * at)).slice(1)).toEqual(Array(8).fill(10));
  for (const at of seconds)
    expect(delta.next(at === 7 ? 30 : at === 3 ? 20 : 10, 1000 * at)).toBe(10);
});

test("createCounterRate: a value that is not newer than any other changes nothing", () => {
  const rate = createCounterRate();
  rate.next(10, 5000);
  expect(rate.next(10, 5000)).toBeUndefined();
  expect(rate.next(7, 4000)).toBeUndefined();
  expect(rate.next(20, 6000)).toBe(10);
});

test("createCounterRate: a gap is a gap, and the value after it begins anew", () => {
  const rate = createCounterRate();
  rate.next(10, 0);
  expect(rate.next(Number.NaN, 1000)).toBeNaN();
  expect(rate.next(500, 2000)).toBeUndefined();
  expect(rate.next(501, 3000)).toBe(1);
});

test("createCounterRate, createDeltaRate: values that come again have the rates that they had", () => {
  for (const rate of [createCounterRate(), createDeltaRate(undefined)]) {
    const values = [10, 30, 30, Number.NaN, 5, 6];
    const send = () => values.map((value, i) => rate.next(value, 10_000 * (i + 1)));
    const first = send();
    expect(send()).toEqual(first);
  }
});

test("createCounterRate: rates add up to what the counter has grown by, resets or not", () => {
  const grown = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(grown, { minLength: 1, maxLength: 5 }), (lives) => {
      const rate = createCounterRate();
      rate.next(0, 0);
      let time = 0;
      let sum = 0;
      for (const life of lives) {
        // After a reset the first value is not above the last one only by chance; begin below it.
        rate.next(Number.NaN, ++time);
        rate.next(0, ++time);
        let counter = 0;
        for (const by of life) {
          counter += by;
          time += 1000;
          sum += rate.next(counter, time) ?? 0;
        }
      }
      expect(sum).toBeCloseTo(
        lives.flat().reduce((a, b) => a + b, 0),
        6,
      );
    }),
  );
});

test("createDeltaRate: what came since the last time, or over the interval it counts over", () => {
  const rate = createDeltaRate(undefined);
  expect(rate.next(5, 10_000)).toBe(5);
  expect(rate.next(20, 20_000)).toBe(2);
  const ofInterval = createDeltaRate(1000);
  expect(ofInterval.next(5, 10_000)).toBe(5);
  expect(ofInterval.next(20, 20_000)).toBe(20);
});

test("createDeltaRate: after a pause a value counts over its interval, and a late one over the time since the last", () => {
  const rate = createDeltaRate(1000);
  rate.next(5, 10_000);
  expect(rate.next(30, 13_000)).toBe(10);
  expect(rate.next(5, 400_000)).toBe(5);
  expect(rate.next(4, 402_000)).toBe(2);
});

test("createDeltaRate: a value that says how long it counts over counts over that", () => {
  const rate = createDeltaRate(undefined);
  expect(rate.next(20, 10_000, 4000)).toBe(5);
  expect(rate.next(20, 900_000, 10_000)).toBe(2);
  expect(rate.next(20, 900_000, 10_000)).toBe(2);
});
