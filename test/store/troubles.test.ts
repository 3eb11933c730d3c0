import { expect, test } from "vitest";
import { createTroubles } from "../../src/store/troubles.ts";

test("createTroubles(): a trouble that comes and goes is told once a minute, another one at once", () => {
  const told: string[] = [];
  let now = 0;
  const tell = createTroubles(
    (text) => told.push(`${now}: ${text}`),
    () => now,
  );
  for (; now < 130_000; now += 1000) tell("disk full");
  tell("the disk fails");
  expect(told).toEqual([
    "0: disk full",
    "60000: disk full",
    "120000: disk full",
    "130000: the disk fails",
  ]);
});
