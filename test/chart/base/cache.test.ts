import { expect, test } from "vitest";
import { memoize, memoizeList } from "../../../src/chart/base/cache.ts";

test("memoize() makes a result once, and starts anew past the number that it may keep", () => {
  const asked: number[] = [];
  const double = memoize((value: number) => {
    asked.push(value);
    return 2 * value;
  }, 2);
  expect([1, 2, 1, 2, 3, 3, 1].map(double)).toEqual([2, 4, 2, 4, 6, 6, 2]);
  expect(asked).toEqual([1, 2, 3, 1]);
});

test("memoizeList() makes only what the list before did not have", () => {
  const asked: number[] = [];
  const wrap = memoizeList((value) => {
    asked.push(value);
    return { value };
  });
  const first = wrap([10, 20, 30]);
  const second = wrap([20, 30, 40]);
  expect(second).toEqual([{ value: 20 }, { value: 30 }, { value: 40 }]);
  expect(second[0]).toBe(first[1]);
  wrap([10]);
  expect(asked).toEqual([10, 20, 30, 40, 10]);
});
