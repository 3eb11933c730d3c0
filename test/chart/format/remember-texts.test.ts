import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rememberTexts } from "../../../src/chart/format/remember-texts.ts";

test("rememberTexts(): each number has its own text, however many come and come again", () => {
  const write = rememberTexts((value) => `<${value}>`);
  const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 600, maxLength: 2000 });
  fc.assert(
    fc.property(numbers, (values) => {
      for (const value of [...values, ...values.toReversed()])
        expect(write(value)).toBe(`<${value}>`);
    }),
    { numRuns: 20 },
  );
});

test("rememberTexts(): the numbers of a live window are written once", () => {
  let written = 0;
  const write = rememberTexts((value) => {
    written++;
    return value.toFixed(1);
  });
  for (let frame = 0; frame < 100; frame++) for (let i = 0; i < 30; i++) write(18 + (i % 7) / 10);
  expect(written).toBe(7);
});
