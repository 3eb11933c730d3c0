import { describe, expect, test } from "vitest";
import { createPlacement, createWaitingRows, type RowOrder } from "../../src/cli/row-order.ts";

/** What is decided of rows that come in these pieces, each ms after the first. */
function decide(
  pieces: [number, { time?: number; key?: string }[]][],
  at: number,
  hasEnded = false,
): RowOrder | undefined {
  const waiting = createWaitingRows(false, 0);
  for (const [arrived, rows] of pieces) {
    waiting.beginPiece();
    for (const row of rows) waiting.add({ row: { values: new Map(), ...row }, arrived });
  }
  return waiting.decide(at, hasEnded);
}

const rows = (count: number, row: { time?: number; key?: string } = {}) =>
  Array.from({ length: count }, () => row);

describe("createWaitingRows.decide", () => {
  test.each<[string, RowOrder | undefined, RowOrder | undefined]>([
    ["nothing has come", decide([], 5000), undefined],
    ["a row just now", decide([[0, rows(1)]], 100), undefined],
    ["a row, then silence", decide([[0, rows(1)]], 400), { axis: "arrival", isWhole: false }],
    ["100 rows at once", decide([[0, rows(100)]], 400), { axis: "number", isWhole: true }],
    ["3 rows at once may be a slow start", decide([[0, rows(3)]], 400), undefined],
    ["3 rows, then silence", decide([[0, rows(3)]], 1300), { axis: "number", isWhole: true }],
    [
      "a few rows, then one by one",
      decide(
        [
          [0, rows(3)],
          [100, rows(1)],
          [200, rows(1)],
        ],
        1300,
      ),
      { axis: "arrival", isWhole: false },
    ],
    [
      "a busy machine piles rows up",
      decide(
        [0, 100, 200, 300].map((ms) => [ms, rows(3)]),
        400,
      ),
      { axis: "arrival", isWhole: false },
    ],
    [
      "a history in pieces",
      decide(
        [0, 100, 200, 300].map((ms) => [ms, rows(300)]),
        400,
      ),
      { axis: "number", isWhole: true },
    ],
    // `vmstat 1 | npx plotcast`, where npx took six seconds.
    [
      "6 rows have gathered, and go on",
      decide(
        [
          [0, rows(6)],
          [1000, rows(1)],
        ],
        1200,
      ),
      { axis: "arrival", isWhole: false },
    ],
    ["6 rows may have gathered", decide([[0, rows(6)]], 400), undefined],
    ["2,048 rows are enough", decide([[0, rows(2048)]], 1), { axis: "number", isWhole: true }],
    ["the end", decide([[0, rows(5)]], 1, true), { axis: "number", isWhole: true }],
    ["one row and the end", decide([[0, rows(1)]], 1, true), { axis: "arrival", isWhole: true }],
    [
      "a history with times",
      decide([[0, rows(100, { time: 5 })]], 400),
      { axis: "time", isWhole: true },
    ],
    [
      "times as they come",
      decide([[0, rows(1, { time: 5 })]], 400),
      { axis: "time", isWhole: false },
    ],
    [
      "a report about three devices",
      decide([[0, [{ key: "a" }, { key: "b" }, { key: "c" }]]], 400),
      { axis: "arrival", isWhole: false },
    ],
  ])("%s", (_what, decided, expected) => {
    expect(decided).toEqual(expected);
  });
});

test("createPlacement: rows of a history that have no time are of the time before", () => {
  const place = createPlacement({ axis: "time", isWhole: true });
  const at = (time?: number) =>
    place({ values: new Map(), ...(time === undefined ? {} : { time }) }, 99);
  expect([at(), at(5), at(), at(7)]).toEqual([99, 5, 5, 7]);
});

test("createPlacement: each key is counted by itself", () => {
  const place = createPlacement({ axis: "number", isWhole: true });
  const at = (key: string) => place({ values: new Map(), key }, 99);
  expect([at("a"), at("a"), at("b"), at("a"), at("b")]).toEqual([1, 2, 1, 3, 2]);
});
