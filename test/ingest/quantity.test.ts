import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createQuantities, type DecimalSign, readMillicores } from "../../src/ingest/quantity.ts";

function read(cell: string, decimal?: DecimalSign): string | undefined {
  const quantity = createQuantities(decimal).read(cell);
  return quantity === undefined ? undefined : `${quantity.value}${quantity.unit}`;
}

test("createQuantities.read reads numbers with signs for decimals and thousands", () => {
  const cells: Array<[string, number]> = [
    ["1,5", 1.5],
    ["-0,123", -0.123],
    [",5", 0.5],
    ["1.234,56", 1234.56],
    ["1,234.56", 1234.56],
    ["1,234,500", 1_234_500],
    ["1.234.500", 1_234_500],
    ["1'234'500", 1_234_500],
    ["1’234.5", 1234.5],
    ["1,234", 1234],
    ["1.234", 1.234],
    ["+1,234,500.25", 1_234_500.25],
    ["1,5e3", 1500],
  ];
  for (const [cell, number] of cells) expect(read(cell), cell).toBe(String(number));
});

test("createQuantities.read takes a sign that it has seen, or that was asked for", () => {
  const quantities = createQuantities(undefined);
  expect(quantities.read("1,234")?.value).toBe(1234);
  expect(quantities.read("1,5")?.value).toBe(1.5);
  expect(quantities.read("1,234")?.value).toBe(1.234);
  expect(quantities.read("1.234")?.value).toBe(1234);
  expect(read("1,234", ",")).toBe("1.234");
  expect(read("1.234", ",")).toBe("1234");
  expect(read("1.5", ",")).toBe("1.5");
  expect(read("1,234", ".")).toBe("1234");
});

test("createQuantities.expectCommas decides what nothing else does", () => {
  const quantities = createQuantities(undefined);
  quantities.expectCommas(true);
  expect(quantities.read("1,234")?.value).toBe(1.234);
});

test("createQuantities.read learns nothing from addresses and versions", () => {
  const quantities = createQuantities(undefined);
  for (const cell of ["192.168.100.200", "10.0.0.1", "1.2.3", "1,2,3", "2026.03.01"]) {
    expect(quantities.read(cell), cell).toBeUndefined();
  }
  expect(quantities.read("1.234")?.value).toBe(1.234);
});

test("createQuantities.read reads units into whole bytes, bits and SI units, and times into ms or s", () => {
  const cells: Array<[string, string]> = [
    ["50 %", "50%"],
    ["50%", "50%"],
    ["1024 MiB", "1073741824B"],
    ["1.5Ki", "1536B"],
    ["128Mi", "134217728B"],
    ["1.45kB", "1450B"],
    ["12 MB/s", "12000000B/s"],
    ["0B", "0B"],
    ["1.2k", "1200"],
    ["12ms", "12ms"],
    ["350us", "0.35ms"],
    ["1.2 s", "1.2s"],
    ["2min", "120s"],
    ["23.40 W", "23.4W"],
    ["250 mW", "0.25W"],
    ["1410 MHz", "1410000000Hz"],
    ["100 Mbit/s", "100000000bit/s"],
    ["21.4°C", "21.4°C"],
    ["21.4 C", "21.4°C"],
    ["250m", "250m"],
    ["1,5 %", "1.5%"],
    ["5\u00a0%", "5%"],
  ];
  for (const [cell, quantity] of cells) expect(read(cell), cell).toBe(quantity);
});

test("createQuantities.read takes what programs print for nothing as a gap", () => {
  for (const cell of ["", "-", "--", "NA", "<unknown>", "[N/A]", "[Not Supported]", "inf"]) {
    expect(read(cell), cell).toBe("null");
  }
});

test("createQuantities.read refuses other text", () => {
  for (const cell of [
    "abc",
    "5 apples",
    "12:00",
    "1,2,3",
    "1.2.3.4",
    "5/6",
    "0x10",
    "1 2",
    "5 % x",
  ]) {
    expect(read(cell), cell).toBeUndefined();
  }
  expect(read("9".repeat(101))).toBeUndefined();
});

test("createQuantities.read gives a finite number, a gap or nothing for any text", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789.,'eE+- %kKMGTiBms/") }),
  );
  const signs = fc.constantFrom<DecimalSign | undefined>(".", ",", undefined);
  fc.assert(
    fc.property(texts, signs, (text, sign) => {
      const value = createQuantities(sign).read(text)?.value;
      expect(value === undefined || value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test("createQuantities.read reads back what locales write", () => {
  const numbers = fc
    .double({ noNaN: true, min: -1e12, max: 1e12 })
    .map((n) => Number(n.toFixed(2)));
  const locales = fc.constantFrom("en", "de", "de-CH", "es", "it");
  fc.assert(
    fc.property(numbers, locales, (number, locale) => {
      const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(number);
      expect(createQuantities(undefined).read(text)?.value).toBeCloseTo(number, 2);
    }),
  );
});

test("createQuantities.read takes groups with decimals for a number, and without for an address", () => {
  expect(createQuantities(undefined).read("1.000.000.000,00")?.value).toBe(1e9);
  expect(createQuantities(undefined).read("192.168.100.200")).toBeUndefined();
});

test("readMillicores reads thousandths of processors, and of nothing else", () => {
  expect(readMillicores("CPU(cores)", "250m")).toBe(0.25);
  expect(readMillicores("cpu", "3m")).toBe(0.003);
  expect(readMillicores("depth", "3m")).toBeUndefined();
  expect(readMillicores("cpu", "3")).toBeUndefined();
});
