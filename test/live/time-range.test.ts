import { expect, test } from "vitest";
import { readQueryTime, resolveRange } from "../../src/live/time-range.ts";
import { randomNumbers } from "../support/random.ts";
import { refusal } from "../support/refusal.ts";

const START = Date.UTC(2026, 2, 1, 12);
const DAY = 86_400_000;
const CHART = { newest: () => START + 600_000, windowMs: () => 60_000 };

/** Ranges from a tenth of a second to some decades long. */
function ranges(count: number): { from: number; to: number }[] {
  const random = randomNumbers(1);
  return Array.from({ length: count }, () => {
    const from = START + (random() - 0.5) * 1000 * DAY;
    return { from, to: from + 100 * 10 ** (random() * 10) };
  });
}

test("resolveRange: is rounded outwards, by a thirtieth of its length at most", () => {
  for (const asked of ranges(2000)) {
    const { from, to } = resolveRange(asked, CHART);
    expect(from).toBeLessThanOrEqual(asked.from);
    expect(to).toBeGreaterThanOrEqual(asked.to);
    expect(to - from).toBeLessThan((asked.to - asked.from) * 1.07);
  }
});

test("resolveRange: what was rounded stays as it is", () => {
  for (const asked of ranges(2000)) {
    const once = resolveRange(asked, CHART);
    expect(resolveRange(once, CHART)).toEqual(once);
  }
});

test("resolveRange: those who look at about the same get the same", () => {
  const random = randomNumbers(2);
  const got = new Set<string>();
  for (let i = 0; i < 1000; i++) {
    const from = START + 1500 + random() * 900;
    got.add(JSON.stringify(resolveRange({ from, to: from + 600_000 }, CHART)));
  }
  expect(got.size).toBeLessThanOrEqual(2);
});

test("resolveRange: takes a time alone: from until the newest point, to from a window before", () => {
  const newest = START + 600_000;
  expect(resolveRange({ from: START }, CHART)).toEqual({ from: START, to: newest });
  expect(resolveRange({ to: START }, CHART)).toEqual({ from: START - 60_000, to: START });
  // Nothing has come since.
  expect(resolveRange({ from: newest }, CHART)).toEqual({ from: newest, to: newest + 60_000 });
  const nothing = { newest: () => Number.NEGATIVE_INFINITY, windowMs: () => 60_000 };
  expect(resolveRange({ from: START }, nothing)).toEqual({ from: START, to: START + 60_000 });
});

test("resolveRange: takes all that is a time, and names what is none", () => {
  const same = { from: START, to: START + DAY };
  const asDates = { from: new Date(START), to: "2026-03-02T12:00:00Z" };
  expect(resolveRange(asDates, CHART)).toEqual(same);
  const wrong = refusal(() => resolveRange({ from: "yesterday" }, CHART));
  expect(wrong.code).toBe("OPTION_INVALID");
  expect(wrong.message).toMatch(/from: expected .*ISO 8601.*got "yesterday"/);
});

test("resolveRange: a range that ends before it begins is refused, a very short one widened", () => {
  for (const to of [START, START - 1]) {
    const error = refusal(() => resolveRange({ from: START, to }, CHART));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain("query from: expected a time before that of to");
  }
  const { from, to } = resolveRange({ from: START, to: START + 0.001 }, CHART);
  expect(to - from).toBeGreaterThanOrEqual(100);
  expect(to - from).toBeLessThan(110);
  const long = refusal(() => resolveRange({ from: -200 * 366 * DAY, to: START }, CHART));
  expect(long.message).toContain("100 years");
});

test("readQueryTime: reads epoch ms and ISO 8601, also where a + came as a space", () => {
  for (const text of [
    "1772366400000",
    "1772366400000.0",
    "2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00",
    "2026-03-01 12:00",
    "2026-03-01T13:00:00+01:00",
    "2026-03-01T13:00:00 01:00",
    "2026-03-01T13:00 0100",
  ]) {
    expect([text, readQueryTime("from", text)]).toEqual([text, START]);
  }
});

test("readQueryTime: refuses garbage, and says what it expected", () => {
  for (const text of [
    "",
    " ",
    "now",
    "1e12",
    "0x10",
    "NaN",
    "2026-02-30",
    "99999999999999999",
    "9".repeat(16),
    "<b>",
  ]) {
    const error = refusal(() => readQueryTime("to", text));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain("query to: expected epoch milliseconds or an ISO 8601 string");
  }
});
