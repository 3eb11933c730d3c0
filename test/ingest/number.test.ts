import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "../../src/ingest/number.ts";

test("readNumber reads decimals, percentages and prefixes", () => {
  const numbers: Array<[string, number]> = [
    ["21.4", 21.4],
    ["-.5", -0.5],
    ["+5.", 5],
    ["1e-3", 0.001],
    ["1E3", 1000],
    ["007", 7],
    ["12%", 12],
    ["1.2k", 1200],
    ["1.1K", 1100],
    ["2.3G", 2_300_000_000],
    ["4T", 4e12],
    ["1.5Ki", 1536],
    ["2GiB", 2 ** 31],
    ["3MB", 3e6],
  ];
  for (const [text, number] of numbers) expect(readNumber(text), text).toBe(number);
});

test("readNumber takes empty, missing and infinite values for gaps", () => {
  const gaps = ["", "-", "nan", "NaN", "-nan", "NA", "n/a", "null", "none", "inf", "-Infinity"];
  for (const text of [...gaps, "1e999", "-1e400"]) expect(readNumber(text), text).toBeNull();
});

test("readNumber refuses other text", () => {
  const texts = [
    "3.4ms",
    "3m",
    "3g",
    "5 %",
    "1,234.5",
    "1_000",
    "0x10",
    "0b1",
    "1.2.3",
    "--5",
    "e5",
    ".",
    "+",
    "12B",
    "٣",
    "1\n",
    "Infinityy",
    "9".repeat(101),
  ];
  for (const text of texts) expect(readNumber(text), text).toBeUndefined();
});

test("readNumber reads every finite number that JavaScript writes", () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
      expect(readNumber(String(number))).toBe(number === 0 ? 0 : number);
    }),
  );
});

test("readNumber gives a finite number, a gap or nothing for any text", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789.eE+-kKMGTiB%") }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const number = readNumber(text);
      expect(number === undefined || number === null || Number.isFinite(number)).toBe(true);
    }),
  );
});
