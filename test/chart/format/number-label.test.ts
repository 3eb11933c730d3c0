import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_WRITTEN_BYTES } from "../../../src/chart/format/label-writer.ts";
import { escapeXml } from "../../../src/chart/format/text/escape.ts";
import { MAX_UNIT_LENGTH } from "../../../src/limits.ts";
import { scatteredLabels } from "../../../src/chart/format/scattered-labels.ts";
import { numberLabels } from "../../../src/chart/format/number-label.ts";
import type { NumberStyle } from "../../../src/chart/format/value-labels.ts";
import { tickStep, numberTicks } from "../../../src/chart/scales/number-ticks.ts";
import { numbersBetween } from "../../support/numbers-between.ts";

/** The labels of an axis as people see them, with plain spaces. */
function axis(domain: [number, number], look: NumberStyle = {}, count = 6): string {
  const labels = labelsOf(domain, look, count);
  return numberTicks(domain, count, look.unit)
    .map(labels.tick)
    .join(" | ")
    .replaceAll("\u00a0", " ");
}

function labelsOf(domain: [number, number], look: NumberStyle, count = 6) {
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  return numberLabels(tickStep(domain, count, look.unit), largest, look);
}

function value(number: number, domain: [number, number], look: NumberStyle = {}): string {
  return labelsOf(domain, look).value(number).replaceAll("\u00a0", " ");
}

test("numberLabels() has words for plain numbers from 100,000 on, and one notation for an axis", () => {
  expect(axis([0, 90_000])).toBe("0 | 20,000 | 40,000 | 60,000 | 80,000");
  expect(axis([0, 250_000])).toBe("0 | 50K | 100K | 150K | 200K | 250K");
  expect(axis([0, 2.5e6])).toBe("0 | 0.5M | 1.0M | 1.5M | 2.0M | 2.5M");
  expect(axis([0, 1e9])).toBe("0 | 200M | 400M | 600M | 800M | 1000M");
  expect(axis([0, 4e-4], {}, 4)).toBe("0.0000 | 0.0001 | 0.0002 | 0.0003 | 0.0004");
  expect(axis([0, 4e-9], {}, 4)).toBe("0 | 1e-9 | 2e-9 | 3e-9 | 4e-9");
  expect(axis([-1e30, 1e30], {}, 4)).toBe("−1e+30 | −5e+29 | 0 | 5e+29 | 1e+30");
  expect(value(1_234_567, [0, 2.5e6])).toBe("1.235M");
});

test("numberLabels() counts bytes in 1024s", () => {
  const unit = "B";
  expect(axis([0, 600], { unit })).toBe("0 B | 128 B | 256 B | 384 B | 512 B");
  expect(axis([0, 1.2e9], { unit }, 4)).toBe("0 GiB | 0.25 GiB | 0.50 GiB | 0.75 GiB | 1.00 GiB");
  expect(axis([0, 1536], { unit: "MiB" }, 3)).toBe("0 GiB | 0.5 GiB | 1.0 GiB | 1.5 GiB");
  expect(axis([0, 1], { unit })).toBe("0 B | 1 B");
  expect(axis([0, 2 ** 31], { unit }, 4)).toBe(
    "0.0 GiB | 0.5 GiB | 1.0 GiB | 1.5 GiB | 2.0 GiB".replace("0.0", "0"),
  );
  expect(value(340 * 2 ** 20, [0, 5e8], { unit })).toBe("340 MiB");
  expect(axis([0, 3e6], { unit: "B/s" }, 3)).toBe("0 MiB/s | 1 MiB/s | 2 MiB/s");
});

test("numberLabels() writes bytes that step by no power of two in a prefix all the same", () => {
  const labels = numberLabels(200e6, 1e9, { unit: "B" });
  const texts = [0, 200e6, 400e6, 600e6].map(labels.tick);
  expect(texts.join(" | ")).toBe(
    "0 MiB | 190.7 MiB | 381.5 MiB | 572.2 MiB".replaceAll(" M", "\u00a0M"),
  );
});

test("numberLabels() writes durations by the clock", () => {
  const unit = "s";
  expect(axis([0, 90], { unit })).toBe("0 s | 15 s | 30 s | 45 s | 60 s | 75 s | 90 s");
  expect(axis([0, 600], { unit })).toBe("0 min | 2 min | 4 min | 6 min | 8 min | 10 min");
  expect(axis([0, 6 * 3600], { unit })).toBe("0 h | 1 h | 2 h | 3 h | 4 h | 5 h | 6 h");
  expect(axis([0, 200_000], { unit }, 4)).toBe("0 d | 0.5 d | 1.0 d | 1.5 d | 2.0 d");
  expect(axis([0, 0.004], { unit }, 4)).toBe("0 ms | 1 ms | 2 ms | 3 ms | 4 ms");
  expect(axis([0, 30], { unit: "ms" }, 3)).toBe("0 ms | 10 ms | 20 ms | 30 ms");
  expect(axis([0, 60_000], { unit: "ms" }, 4)).toBe("0 s | 15 s | 30 s | 45 s | 60 s");
  expect(value(15, [0, 30], { unit: "ms" })).toBe("15 ms");
  expect(value(2500, [0, 4000], { unit: "ms" })).toBe("2.5 s");
  expect(value(5400, [0, 20_000], { unit })).toBe("1.5 h");
});

test("numberLabels() puts a prefix to a unit, and words after it", () => {
  expect(value(3400, [0, 5000], { unit: "W" })).toBe("3.4 kW");
  expect(value(0.25, [0, 0.5], { unit: "V" })).toBe("250 mV");
  expect(value(0.5, [0, 0.9], { unit: "bit/s" })).toBe("0.5 bit/s");
  expect(value(1200, [0, 5000], { unit: "users" })).toBe("1200 users");
  expect(value(1_200_000, [0, 5e6], { unit: "users" })).toBe("1.2M users");
  expect(value(21.5, [0, 30], { unit: "°C" })).toBe("21.5 °C");
  expect(axis([0, 1000], { unit: "W" })).toBe("0 W | 200 W | 400 W | 600 W | 800 W | 1000 W");
  expect(axis([0, 5000], { unit: "W" })).toBe("0 kW | 1 kW | 2 kW | 3 kW | 4 kW | 5 kW");
  expect(value(0, [0, 5000], { unit: "W" })).toBe("0 W");
});

test("numberLabels() writes percentages, and ratios as such, as the locale does", () => {
  expect(axis([0, 100], { unit: "%" })).toBe("0% | 20% | 40% | 60% | 80% | 100%");
  expect(axis([0, 1], { unit: "ratio" })).toBe("0% | 20% | 40% | 60% | 80% | 100%");
  expect(axis([0, 100], { unit: "%", locale: "de" }, 2)).toBe("0 % | 50 % | 100 %");
  expect(axis([-1, 1], { unit: "ratio", locale: "tr" }, 2)).toBe("−%100 | %0 | %100");
});

test("numberLabels() has the signs of the locale, also by a specifier", () => {
  expect(axis([0, 20_000], { locale: "de" }, 2)).toBe("0 | 10.000 | 20.000");
  expect(value(-1234.25, [0, 3], { locale: "fr" })).toBe("−1234,25");
  const given = numberLabels(1, 1, { format: ",.1f", locale: "de" });
  expect(given.value(-1_234_567.25)).toBe("−1.234.567,3");
  const indian = numberLabels(1, 1, { format: ",", locale: "en-IN" });
  expect(indian.value(1_234_567)).toBe("12,34,567");
});

test("numberLabels() hands out the same labels for the same axis", () => {
  expect(numberLabels(0.5, 30, { unit: "W", locale: "de" })).toBe(
    numberLabels(0.5, 20, { unit: "W", locale: "de" }),
  );
});

test("numberLabels() gives labels that do not depend on those asked for before", () => {
  const value = (step: number) => numberLabels(step, 3000, { unit: "s" }).value(1234.56);
  const first = [2, 15, 30, 120].map(value);
  const locale = "en-GB";
  const other = [120, 30, 15, 2].map((step) =>
    numberLabels(step, 3000, { unit: "s", locale }).value(1234.56),
  );
  expect(other.toReversed()).toEqual(first);
});

const UNITS = [undefined, "B", "B/s", "bit/s", "ms", "s", "%", "ratio", "W", "°C", "users", "<&>"];
const looks = fc.record({
  unit: fc.constantFrom(...UNITS),
  locale: fc.constantFrom("en-US", "de", "fr", "en-IN", "de-CH", "ar-EG", "tr"),
});
const anyDomain = fc
  .tuple(numbersBetween(-1e9, 1e9), numbersBetween(1e-3, 1e12), fc.integer({ min: -6, max: 6 }))
  .map(([low, span, power]): [number, number] => [low * 10 ** power, (low + span) * 10 ** power])
  .filter(([low, high]) => high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)));

test("numberTicks() are even, within the domain, about as many as asked, and no two are labelled alike", () => {
  fc.assert(
    fc.property(anyDomain, looks, fc.integer({ min: 2, max: 10 }), (domain, look, count) => {
      const ticks = numberTicks(domain, count, look.unit);
      const labels = labelsOf(domain, look, count);
      expect(ticks.length).toBeLessThanOrEqual(count * 2.2 + 1);
      // There are no fractions of a byte.
      const isFewBytes = look.unit === "B" && domain[1] - domain[0] <= count;
      const least = isFewBytes ? 1 : Math.floor(count / 2.5);
      expect(ticks.length).toBeGreaterThanOrEqual(least);
      expect(new Set(ticks.map(labels.tick)).size).toBe(ticks.length);
      ticks.forEach((tick, i) => {
        expect(tick).toBeGreaterThanOrEqual(domain[0]);
        expect(tick).toBeLessThanOrEqual(domain[1]);
        if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] ?? Number.NaN);
        expect(labels.tick(tick)).not.toMatch(/NaN|Infinity|undefined|[1-9]\d*0{7}\d/);
        expect(labels.tick(tick)).not.toMatch(/^−[^1-9]*$/);
      });
    }),
    { numRuns: 3000 },
  );
});

test("numberTicks() come to an end where a step is less than numbers can tell apart", () => {
  for (const unit of UNITS) {
    for (const low of [2 ** 53, 1e17, 1e20, 1e300, -1e300]) {
      for (const span of [1e-16, 2.3e-16, 1e-15, 1e-12]) {
        const domain: [number, number] = [low, low + Math.abs(low) * span];
        for (const count of [2, 10])
          expect(numberTicks(domain, count, unit).length).toBeLessThan(30);
      }
    }
    expect(numberTicks([-Number.MAX_VALUE, Number.MAX_VALUE], 5, unit).length).toBeLessThan(30);
  }
});

const anyNumber = fc.oneof(
  fc.double(),
  numbersBetween(-100, 100),
  numbersBetween(-2e5, 2e5),
  fc.integer({ min: -100_100, max: 100_100 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1000),
  fc.constantFrom(0, -0, -1e-9, 9999.9999999, 99_998.5, 99_999.4999, 1e21, 1e300),
);
const steps = fc.constantFrom(1e-8, 1e-5, 1e-4, 0.001, 0.01, 0.025, 0.1, 0.25, 0.5, 1, 2, 5, 1000);

const units = fc.constantFrom(undefined, ..."€ $ CHF ¥ W % s ms B bit/s people °C <b>&".split(" "));
const locales = fc.constantFrom("en-US", "de", "es", "fr", "de-CH", "en-IN", "ar-EG");

test("numberLabels().write() writes exactly what value() gives, escaped, at the offset given", () => {
  const decoder = new TextDecoder();
  const look = fc.record({ unit: units, locale: locales });
  let writes = 0;
  fc.assert(
    fc.property(anyNumber, steps, look, (number, step, style) => {
      const { value: text, write } = numberLabels(step, 50, style);
      if (write === undefined) return;
      writes++;
      const bytes = new Uint8Array(MAX_WRITTEN_BYTES + 2).fill(0x2a);
      const end = write(bytes, 1, Float64Array.of(number), 0);
      expect(decoder.decode(bytes.subarray(0, end))).toBe(`*${escapeXml(text(number))}`);
      expect(bytes.subarray(end).every((byte) => byte === 0x2a)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(writes).toBeGreaterThan(10_000);
});

test("numberLabels().write() has room for the longest unit, of signs that are escaped", () => {
  const unit = '"'.repeat(MAX_UNIT_LENGTH);
  const { write } = numberLabels(1, 50, { unit });
  const bytes = new Uint8Array(MAX_WRITTEN_BYTES);
  const end = write!(bytes, 0, Float64Array.of(-12_345.5), 0);
  expect(new TextDecoder().decode(bytes.subarray(0, end))).toBe(
    `−12,345.5\u00a0${"&quot;".repeat(MAX_UNIT_LENGTH)}`,
  );
});

test("numberLabels() has no write() where it would not be fast", () => {
  const none = { format: ".1f" };
  expect(numberLabels(1, 50, none).write).toBeUndefined();
  expect(numberLabels(1, 50, { valueFormat: ".1f" }).write).toBeUndefined();
  expect(numberLabels(1e-8, 1e-7).write).toBeUndefined();
});

test("scatteredLabels() gives each number a prefix of its own, and powers beyond them", () => {
  const tick = (look: NumberStyle, ...values: number[]) =>
    values.map(scatteredLabels(look).tick).join(" | ").replaceAll("\u00a0", " ");
  expect(tick({}, 0.001, 1, 500, 1000, 2e6, 1e27, -5e30)).toBe(
    "0.001 | 1 | 500 | 1K | 2M | 10²⁷ | −5×10³⁰",
  );
  expect(tick({}, 0, -1000, 1e-30)).toBe("0 | −1K | 10⁻³⁰");
  expect(tick({ unit: "B" }, 1, 32, 1024, 2 ** 30)).toBe("1 B | 32 B | 1 KiB | 1 GiB");
  expect(tick({ unit: "s" }, 1e-6, 0.01, 1, 100, 1e4)).toBe(
    "1 µs | 10 ms | 1 s | 1.67 min | 2.78 h",
  );
  expect(scatteredLabels().value(12_345)).toBe("12,345");
  expect(scatteredLabels().value(1.23456)).toBe("1.235");
});
