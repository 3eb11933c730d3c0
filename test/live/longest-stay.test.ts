import { expect, test } from "vitest";
import { plainFormat } from "../../src/live/event-format.ts";
import { longestStay } from "../../src/live/longest-stay.ts";

const GROWING = { ...plainFormat(true), stay: { maxMs: 60_000, maxFrames: 1000 } };

test("longestStay: as long as others, or until a page that grows has all the frames that it is to keep", () => {
  const limits = { maxAgeMs: 600_000, paceMs: 500 };
  expect(longestStay(plainFormat(true), 12, limits)).toBe(600_000);
  expect(longestStay(GROWING, 1, limits)).toBe(60_000);
  expect(longestStay(GROWING, 20, limits)).toBe(25_000);
  expect(longestStay(GROWING, 20, { ...limits, maxAgeMs: 8000 })).toBe(8000);
  // Sooner than that it would load itself anew again and again.
  expect(longestStay(GROWING, 64, { ...limits, paceMs: 20 })).toBe(5000);
});
