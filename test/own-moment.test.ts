import { expect, test } from "vitest";
import { ownMoment } from "../src/own-moment.ts";

const NOON = Date.UTC(2026, 2, 1, 12);

test("ownMoment: what comes within a millisecond follows what came before, by a microsecond", () => {
  const moments = [NOON];
  for (let i = 0; i < 1000; i++) moments.push(ownMoment(moments.at(-1) ?? NOON, NOON));
  expect(new Set(moments).size).toBe(1001);
  expect(Math.max(...moments) - NOON).toBeLessThan(1.1);
  expect(ownMoment(NOON, NOON + 1)).toBe(NOON + 1);
});

test("ownMoment: a clock that was set back is followed", () => {
  expect(ownMoment(NOON, NOON - 1001)).toBe(NOON - 1001);
});
