import { clamp } from "../base/clamp.ts";
import { floorLog10 } from "../base/log10.ts";
import { localizeDigits, shortDigits } from "./digits.ts";
import type { Locale } from "./locale.ts";
import { MINUS } from "./signs.ts";
import { MAX_DECIMALS } from "./step-digits.ts";
import { isBeyondMeasures, type Measure, type Unit, valueMeasure } from "./unit.ts";

/** How the numbers of a unit are written in a locale. */
export interface NumberNotation {
  unit: Unit;
  locale: Locale;
}

/** How precisely a number is written. Where several are given, the finest applies. */
export interface Precision {
  /** Significant digits. */
  digits: number;
  /** The power of ten of the last digit, whatever the number's size. */
  lastPower?: number;
  /** The same where the number is written in the unit itself, without a prefix or a word. */
  lastPowerInBase?: number;
}

/** Writes one number in the measure that suits it, without trailing zeros. */
export function numberText(value: number, precision: Precision, notation: NumberNotation): string {
  const { unit, locale } = notation;
  const size = Math.abs(value);
  if (size === 0) return zeroText(unit.base, unit);
  if (isBeyondMeasures(unit, size)) return powerOfTenText(value, precision, notation);
  const measure = roundedMeasure(size, precision, unit);
  const digits = shortDigits(
    size / measure.size,
    decimalsIn(measure, size, precision, unit),
    locale,
  );
  return addAffixes(value, measure, padFraction(digits, measure, notation));
}

/** Writes one number with all its digits, in the unit itself. */
export function exactText(value: number, notation: NumberNotation): string {
  const { unit, locale } = notation;
  const { base } = unit;
  const size = Math.abs(value) / base.size;
  // A ratio times 100 may have a digit too many.
  const exact = base.size === 1 ? size : Number(size.toPrecision(15));
  return addAffixes(
    value,
    base,
    padFraction(localizeDigits(String(exact), locale), base, notation),
  );
}

/** Writes a number that has no measure, such as 1.5e+30. */
export function powerOfTenText(
  value: number,
  { digits, lastPower = Number.POSITIVE_INFINITY }: Precision,
  { unit, locale }: NumberNotation,
): string {
  const { base } = unit;
  const size = Math.min(Math.abs(value) / base.size, Number.MAX_VALUE);
  const decimals = clamp(floorLog10(size) - lastPower, digits - 1, 15);
  const [factor = "", power = ""] = size.toExponential(decimals).split("e");
  return addAffixes(value, base, `${localizeDigits(String(Number(factor)), locale)}e${power}`);
}

/** Zero without decimals and bare prefixes: "0" rather than "0.0M", but "0 kW". */
export function zeroText(measure: Measure, { base, notation }: Unit): string {
  const { before, after } = notation === "words" ? base : measure;
  return `${before}0${after}`;
}

/** Adds the sign of a number and the affixes of its measure to its digits. */
export function addAffixes(value: number, { before, after }: Measure, digits: string): string {
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : "";
  return sign + before + digits + after;
}

/** Completes the cents of money: 12.5 dollars are $12.50. */
export function padFraction(
  digits: string,
  measure: Measure,
  { unit, locale }: NumberNotation,
): string {
  if (unit.minDecimals === 0 || measure !== unit.base) return digits;
  const at = digits.indexOf(locale.decimal);
  return at < 0 || digits.includes("e") ? digits : digits.padEnd(at + 1 + unit.minDecimals, "0");
}

function decimalsIn(
  measure: Measure,
  size: number,
  { digits, lastPower, lastPowerInBase }: Precision,
  { base, minDecimals, whole }: Unit,
): number {
  const isBase = measure === base;
  const last = (isBase ? lastPowerInBase : undefined) ?? lastPower ?? Number.POSITIVE_INFINITY;
  const wanted = Math.max(
    digits - 1 - floorLog10(size / measure.size),
    Math.ceil(Math.log10(measure.size) - last - 1e-9),
    isBase ? minDecimals : 0,
    decimalsBelowWhole((whole - size) / base.size),
  );
  return clamp(wanted, 0, MAX_DECIMALS);
}

/** Uptimes of more nines are written as 100 %. */
const MAX_NINES = 6;

/** The decimals at which a percentage differs from 100 %, from what it lacks: 99.97 % are not 100 %. */
function decimalsBelowWhole(lacking: number): number {
  return lacking > 0 && lacking < 1 ? Math.min(-floorLog10(lacking), MAX_NINES) : 0;
}

/** How much a number of three digits can grow as it is rounded. */
const MAX_ROUNDED = 1.0051;
/** A measure is too large for a number that takes more decimals than this in it. */
const MAX_MEASURE_DECIMALS = 4;
/** From this multiple of a measure on, numbers have no decimals in it. */
const MAX_WITH_DECIMALS = 1e5;

/**
 * The measure of a number as it is rounded: 999,999 is 1M rather than 1,000K. But 1,000,001 is
 * written out where it must differ from a million.
 */
function roundedMeasure(size: number, precision: Precision, unit: Unit): Measure {
  const { base } = unit;
  const isShort = (one: Measure) => {
    if (one.size <= base.size) return true;
    const most = size < one.size * MAX_WITH_DECIMALS ? MAX_MEASURE_DECIMALS : 0;
    return decimalsIn(one, size, precision, unit) <= most;
  };
  const measure = valueMeasure(unit, size, isShort);
  if (valueMeasure(unit, size * MAX_ROUNDED, isShort) === measure) return measure;
  const decimals = decimalsIn(measure, size, precision, unit);
  const rounded = Number((size / measure.size).toFixed(decimals)) * measure.size;
  return rounded > size && rounded < unit.tooLarge ? valueMeasure(unit, rounded, isShort) : measure;
}
