import { describe, expect, test } from "vitest";
import { createRates } from "../../src/cli/rates.ts";

/** What comes of these values of a column, at these seconds. */
function rates(points: [number, number][], isTimed = true): (number | undefined)[] {
  const change = createRates(["all"], () => isTimed);
  return points.map(([seconds, value]) => change("hits", "", seconds * 1000, value));
}

describe("createRates", () => {
  test("growth per second; the first value is no rate", () => {
    expect(
      rates([
        [0, 100],
        [2, 120],
        [3, 120],
      ]),
    ).toEqual([undefined, 10, 0]);
  });

  test("a smaller value begins anew at zero", () => {
    expect(
      rates([
        [0, 1000],
        [1, 20],
        [2, 25],
      ]),
    ).toEqual([undefined, 20, 5]);
  });

  test("of several values of one moment, the next one counts the growth of all", () => {
    expect(
      rates([
        [0, 0],
        [0, 5],
        [1, 10],
      ]),
    ).toEqual([undefined, undefined, 10]);
  });

  test("rows without a time: growth per row", () => {
    expect(
      rates(
        [
          [1, 5],
          [2, 7],
          [3, 1],
        ],
        false,
      ),
    ).toEqual([undefined, 2, 1]);
  });

  test("columns that are not named, and other keys, are left alone", () => {
    const change = createRates(["hits"], () => true);
    expect(change("load", "", 0, 5)).toBe(5);
    expect(change("hits", "web", 0, 5)).toBeUndefined();
    expect(change("hits", "db", 1000, 7)).toBeUndefined();
    expect(change("hits", "web", 1000, 7)).toBe(2);
  });
});
