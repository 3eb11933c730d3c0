import * as fc from "fast-check";
import { expect, test } from "vitest";
import { getLocale } from "../../src/chart/format/locale.ts";
import { valueLabels } from "../../src/chart/format/value-labels.ts";
import { scatteredLabels } from "../../src/chart/format/scattered-labels.ts";
import { numberLabels } from "../../src/chart/format/number-label.ts";
import { numberTicks, tickStep } from "../../src/chart/scales/number-ticks.ts";
import { readNumber } from "../support/read-number.ts";
import { some } from "../support/some.ts";

const UNITS = [
  ...["", "B", "B/s", "bit/s", "ms", "s", "%", "ratio", "W", "V", "Hz", "°C", "people"],
  ...["€", "$", "USD", "kr", "₹", "€/MWh", "req/s"],
];
const LOCALES =
  "en-US en-GB en-IN de de-CH fr fr-CA es es-MX pt-BR it nl pl sv nb fi cs ru uk tr ja zh zh-TW ko hi bn ar fa he th vi id xx".split(
    " ",
  );
const style = fc.record({
  unit: fc.constantFrom(...UNITS),
  locale: fc.constantFrom(...LOCALES),
});
const anySize = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -300, max: 299 }))
  .map(([factor, power]) => factor * 10 ** power);
const usualSize = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -8, max: 18 }))
  .map(([factor, power]) => factor * 10 ** power);
const round = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -8, max: 18 }))
  .map(([factor, power]) => factor * 10 ** power);
const anyValue = fc
  .tuple(fc.oneof(anySize, usualSize, round), fc.boolean())
  .map(([size, isNegative]) => (isNegative ? -size : size));

/** Expects a number to be told with three digits, and no error above half of the last one. */
function expectTold(text: string, value: number, unit: string, locale: string): void {
  const told = readNumber(text, unit, locale);
  const error = Math.abs(told.value - value);
  const slack = 1e-9 * Math.abs(value);
  expect(error, `${value} as "${text}"`).toBeLessThanOrEqual(told.lastDigit / 2 + slack);
  expect(error, `${value} as "${text}"`).toBeLessThanOrEqual(0.005 * Math.abs(value) + slack);
}

test("numberLabels().value() tells any number by itself, whatever its axis", () => {
  fc.assert(
    fc.property(style, anyValue, fc.oneof(anySize, usualSize), ({ unit, locale }, value, step) => {
      const own = { unit: unit === "" ? undefined : unit, locale };
      const axis = numberLabels(step, Math.min(Number.MAX_VALUE, 7 * step), own);
      for (const label of [axis.value, scatteredLabels(own).value, valueLabels(own).value])
        expectTold(label(value), value, unit, locale);
    }),
    { numRuns: 1500 },
  );
});

test("numberLabels().exact() tells all digits", () => {
  fc.assert(
    fc.property(style, anyValue, ({ unit, locale }, value) => {
      const labels = numberLabels(1, 10, { unit: unit === "" ? undefined : unit, locale });
      const told = readNumber(labels.exact(value), unit, locale).value;
      expect(Math.abs(told - value)).toBeLessThanOrEqual(
        Math.abs(value) * (unit === "ratio" ? 1e-14 : 2e-16),
      );
    }),
    { numRuns: 1500 },
  );
});

const anyDomain = fc
  .tuple(anyValue, usualSize)
  .map(([low, span]): [number, number] => [low, low + span])
  .filter(([low, high]) => high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)));
const fromZero = usualSize.map((high): [number, number] => [0, high]);

test("numberLabels().tick() has one notation for an axis, no label twice, and no 0.1 beside 100", () => {
  fc.assert(
    fc.property(
      style,
      fc.oneof(anyDomain, fromZero),
      fc.integer({ min: 3, max: 9 }),
      (own, domain, count) => {
        const { unit, locale } = own;
        const given = unit === "" ? undefined : unit;
        const ticks = numberTicks(domain, count, given);
        const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
        const { tick } = numberLabels(tickStep(domain, count, given), largest, {
          unit: given,
          locale,
        });
        const labels = ticks.map(tick);
        expect(new Set(labels).size).toBe(labels.length);
        const told = labels.map((label) => readNumber(label, unit, locale));
        const measures = new Set(
          told.filter(({ value }) => value !== 0).map(({ measure }) => measure),
        );
        expect(measures.size).toBeLessThanOrEqual(1);
        const step = tickStep(domain, count, given);
        for (const [i, { value, lastDigit }] of told.entries()) {
          const error = Math.abs(value - (ticks[i] ?? Number.NaN));
          expect(error).toBeLessThanOrEqual(lastDigit / 2 + 1e-12 * largest);
          expect(error).toBeLessThanOrEqual(step * 0.05 + 1e-12 * largest);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test("numberLabels() has the words of a locale, and money where the locale puts it", () => {
  const value = (number: number, unit: string | undefined, locale: string) =>
    numberLabels(Math.abs(number) / 5, Math.abs(number), { unit, locale })
      .value(number)
      .replaceAll("\u00a0", " ");
  expect(value(2.5e9, "$", "en-US")).toBe("$2.5B");
  expect(value(2.5e9, "€", "de")).toBe("2,5 Mrd. €");
  expect(value(3.5e12, "€", "de-DE")).toBe("3,5 Bio. €");
  expect(value(-2.5e9, "$", "en-US")).toBe("−$2.5B");
  expect(value(1.2e6, undefined, "de-AT")).toBe("1,2 Mio.");
  expect(value(1.2e6, undefined, "fr-FR")).toBe("1,2 M");
  expect(value(1.2e6, undefined, "ja-JP")).toBe("120万");
  expect(value(1.2e6, undefined, "zh-CN")).toBe("120万");
  expect(value(1.2e6, undefined, "zh-TW")).toBe("120萬");
  expect(value(1.2e5, undefined, "en-IN")).toBe("1.2L");
  expect(value(1.2e7, "₹", "en-IN")).toBe("₹1.2Cr");
  expect(value(1.2e6, "EUR", "fr")).toBe("1,2 M EUR");
  expect(value(1.2e6, "USD", "en-US")).toBe("USD 1.2M");
  expect(value(1.2e6, "kr", "sv-SE")).toBe("1,2 mn kr");
  expect(value(12.5, "US$", "en-US")).toBe("US$12.50");
  expect(value(80, "€/MWh", "de")).toBe("80 €/MWh");
  expect(value(1e9, "people", "en-US")).toBe("1B people");
});

test.for(LOCALES.filter((tag) => tag !== "xx"))(
  "getLocale(%j) has words that ascend and differ, each of which somebody can read",
  (tag) => {
    const { words, decimal, group } = getLocale(tag);
    expect(decimal).not.toBe(group);
    for (const [i, { size, text }] of some([...words]).entries()) {
      expect(size).toBeGreaterThan(words[i - 1]?.size ?? 1);
      expect(words.findIndex((one) => one.text === text)).toBe(i);
      expect(text.trim()).not.toMatch(/[\d<>&_]/);
    }
  },
);

test("numberLabels() asks nothing of the host's Intl.NumberFormat", () => {
  const { NumberFormat } = Intl;
  const { toLocaleString } = Number.prototype;
  const fail = () => {
    throw new Error("The host writes numbers differently from version to version");
  };
  Object.assign(Intl, { NumberFormat: fail });
  Object.assign(Number.prototype, { toLocaleString: fail });
  try {
    for (const locale of ["de-LU", "sk", "gu", "et"]) {
      expect(numberLabels(1e5, 1e6, { locale, unit: "€" }).value(2.5e6)).toContain("€");
      expect(numberLabels(1, 100, { locale, unit: "%" }).value(25)).toContain("%");
    }
  } finally {
    Object.assign(Intl, { NumberFormat });
    Object.assign(Number.prototype, { toLocaleString });
  }
});
