import {
  createDigitsWriter,
  type DigitsWriter,
  fixedDigits,
  MINUS,
  shortDigits,
} from "./digits.ts";
import { DEFAULT_LOCALE, type Locale, getLocale } from "./locale.ts";
import { type Measure, chooseMeasure, type Unit, parseUnit } from "./unit.ts";
import { type NumberLabel, type NumberFormat, createFormat, d3Format } from "./number-format.ts";

/** How the numbers of an axis are to be written. */
export interface NumberStyle {
  /** Writes all by itself: no unit is added. */
  format?: NumberFormat | undefined;
  /** `"B"`, `"%"`, `"ratio"`, `"ms"`, `"s"` or any short text. */
  unit?: string | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

export interface NumberLabels {
  /** For ticks: as many decimals as the step needs, one unit prefix for the whole axis. */
  tick: NumberLabel;
  /** For single values: finer than the ticks, without idle zeros. */
  value: NumberLabel;
  /** Writes what `value` says straight as bytes, where that can be done fast. */
  write?: DigitsWriter;
}

/** How the numbers of an axis are written whose ticks lie `step` apart and reach up to `largest`. */
export function numberLabels(step: number, largest: number, look: NumberStyle = {}): NumberLabels {
  if (look.format !== undefined)
    return sameLabels(createFormat(look.format, getLocale(look.locale)));
  const wording = getUnitFormat(look.unit, look.locale);
  if (isBeyondPrefixes(largest)) return wording.beyond;
  const measure = chooseMeasure(wording.unit, step, largest);
  const decimals = countDecimals(step / measure.size);
  const known = wording.labels.get(measure)!;
  return (known[decimals] ??= axisLabels(measure, decimals, wording));
}

/**
 * How numbers are written that are of very different size, as on a logarithmic axis: each with a
 * prefix of its own, from 1 k on, and as a power of ten where prefixes end.
 */
export function scatteredLabels(look: NumberStyle = {}): NumberLabels {
  if (look.format !== undefined)
    return sameLabels(createFormat(look.format, getLocale(look.locale)));
  const wording = getUnitFormat(look.unit, look.locale);
  const unit = look.unit === undefined ? { ...wording.unit, firstPrefixed: 1e3 } : wording.unit;
  return {
    tick: (value) =>
      isBeyondPrefixes(Math.abs(value))
        ? powerText(value)
        : significantText(value, 3, unit, wording),
    value: (value) =>
      isBeyondPrefixes(Math.abs(value))
        ? wording.beyond.value(value)
        : significantText(value, 4, wording.unit, wording),
  };
}

/**
 * The ascending numbers without those whose label is that of the one before: no axis says the same
 * twice. To both sides of zero it may, where a format leaves out the sign.
 */
export function dropRepeatedLabels(values: number[], label: NumberLabel): number[] {
  let last: string | undefined;
  return values.filter((value) => {
    const isNew = label(value) !== last;
    if (isNew) last = label(value);
    return isNew;
  });
}

/** All ways to write the numbers of a unit in a locale. */
interface UnitFormat {
  unit: Unit;
  locale: Locale;
  /** What was asked for before, by its number of decimals. */
  labels: Map<Measure, NumberLabels[]>;
  /** For what is too large, or too small, for a prefix. */
  beyond: NumberLabels;
}

const MAX_UNIT_FORMATS = 64;
const unitFormats = new Map<string, Map<string | undefined, UnitFormat>>();

function getUnitFormat(unit: string | undefined, locale: string = DEFAULT_LOCALE): UnitFormat {
  const known = unitFormats.get(locale)?.get(unit);
  if (known !== undefined) return known;
  if (unitFormats.size >= MAX_UNIT_FORMATS) unitFormats.clear();
  const ofLocale = unitFormats.get(locale) ?? new Map<string | undefined, UnitFormat>();
  if (ofLocale.size >= MAX_UNIT_FORMATS) ofLocale.clear();
  unitFormats.set(locale, ofLocale);
  const made = createUnitFormat(parseUnit(unit, locale), getLocale(locale));
  ofLocale.set(unit, made);
  return made;
}

function createUnitFormat(unit: Unit, locale: Locale): UnitFormat {
  const labels = new Map(unit.measures.map((measure) => [measure, [] as NumberLabels[]]));
  const exponent = d3Format(".4~e", locale);
  const { base } = unit;
  const beyond = (value: number) =>
    addAffixes(value, base, exponent(Math.min(Math.abs(value) / base.size, Number.MAX_VALUE)));
  return { unit, locale, labels, beyond: sameLabels(withZero(zeroText(base, unit), beyond)) };
}

const MAX_PREFIXED = 1e27;
const MIN_PREFIXED = 1e-24;

function isBeyondPrefixes(largest: number): boolean {
  return largest >= MAX_PREFIXED || (largest < MIN_PREFIXED && largest !== 0);
}

/** A value so many times its measure would be a long row of digits. */
const MAX_MEASURED = 1e9;
const MAX_DECIMALS = 20;

function axisLabels(measure: Measure, decimals: number, { locale, unit, beyond }: UnitFormat) {
  const { size } = measure;
  const isBase = measure === unit.base;
  const finer = Math.min(MAX_DECIMALS, decimals + (isBase ? 1 : 2));
  const zero = zeroText(measure, unit);
  const tick = (one: number) =>
    addAffixes(one, measure, fixedDigits(Math.abs(one) / size, decimals, locale));
  const value = withZero(zero, (one: number) =>
    Math.abs(one) > MAX_MEASURED * size
      ? beyond.value(one)
      : addAffixes(one, measure, shortDigits(Math.abs(one) / size, finer, locale)),
  );
  const labels: NumberLabels = { tick: isBase ? tick : withZero(zero, tick), value };
  const isPlain = size === 1 && measure.before === "" && measure.after === "";
  const write = isPlain ? createDigitsWriter(finer, locale, value) : undefined;
  return write === undefined ? labels : { ...labels, write };
}

/** Nothing of a prefix is nothing: "0" rather than "0.0 M", but "0 kW". */
function zeroText({ before, after }: Measure, { base }: Unit): string {
  return base.before === "" && base.after === "" ? "0" : `${before}0${after}`;
}

function withZero(zero: string, label: NumberLabel): NumberLabel {
  return (value) => (value === 0 ? zero : label(value));
}

/** The digits of a number's size, with its sign and in its measure. */
function addAffixes(value: number, { before, after }: Measure, digits: string): string {
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : "";
  return sign + before + digits + after;
}

/** The decimals that tell numbers a step apart: those of the step itself, if it has but few. */
function countDecimals(step: number): number {
  if (!(step > 0)) return 0;
  const least = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  for (let decimals = least; decimals < least + 3; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return Math.min(MAX_DECIMALS, decimals);
  }
  return Math.min(MAX_DECIMALS, least + 1);
}

function significantText(
  value: number,
  digits: number,
  unit: Unit,
  { locale }: UnitFormat,
): string {
  const size = Math.abs(value);
  const measure = chooseMeasure(unit, size, size);
  const scaled = size / measure.size;
  const before = scaled === 0 ? 1 : Math.floor(Math.log10(scaled)) + 1;
  const decimals = Math.max(0, Math.min(MAX_DECIMALS, digits - before));
  return addAffixes(value, measure, shortDigits(scaled, decimals, locale));
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 2×10²⁷ */
function powerText(value: number): string {
  const [factor = "", power = ""] = value.toExponential().split("e");
  const raised = power
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => RAISED[+digit]!);
  const ten = `10${raised}`;
  return factor === "1"
    ? ten
    : factor === "-1"
      ? MINUS + ten
      : `${factor.replace("-", MINUS)}×${ten}`;
}

function sameLabels(label: NumberLabel): NumberLabels {
  return { tick: label, value: label };
}
