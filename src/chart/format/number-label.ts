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

/** How the numbers of an axis are written. */
export interface NumberStyle {
  /** Writes the whole label: no unit is added. */
  format?: NumberFormat | undefined;
  /** `"B"`, `"%"`, `"ratio"`, `"ms"`, `"s"` or any short text. */
  unit?: string | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

/** Writes the numbers of an axis, of its ticks and of single values. */
export interface NumberLabels {
  /** For ticks: as many decimals as the step needs, one unit prefix for the whole axis. */
  tick: NumberLabel;
  /** For single values: finer than the ticks, without trailing zeros. */
  value: NumberLabel;
  /** Writes the label of `value` as bytes, where that is fast. */
  write?: DigitsWriter;
}

/** The labels of an axis with ticks `step` apart and numbers up to `largest`. */
export function numberLabels(step: number, largest: number, style: NumberStyle = {}): NumberLabels {
  if (style.format !== undefined)
    return sameLabels(createFormat(style.format, getLocale(style.locale)));
  const unitFormat = getUnitFormat(style.unit, style.locale);
  if (isBeyondPrefixes(largest)) return unitFormat.beyond;
  const measure = chooseMeasure(unitFormat.unit, step, largest);
  const decimals = countDecimals(step / measure.size);
  const known = unitFormat.labels.get(measure)!;
  return (known[decimals] ??= createAxisLabels(measure, decimals, unitFormat));
}

/**
 * The labels of numbers of very different size, as on a logarithmic axis: each has its own prefix,
 * from 1 k on, or is a power of ten where prefixes end.
 */
export function scatteredLabels(style: NumberStyle = {}): NumberLabels {
  if (style.format !== undefined)
    return sameLabels(createFormat(style.format, getLocale(style.locale)));
  const unitFormat = getUnitFormat(style.unit, style.locale);
  const unit =
    style.unit === undefined ? { ...unitFormat.unit, firstPrefixed: 1e3 } : unitFormat.unit;
  return {
    tick: (value) =>
      isBeyondPrefixes(Math.abs(value))
        ? powerText(value)
        : significantText(value, 3, unit, unitFormat),
    value: (value) =>
      isBeyondPrefixes(Math.abs(value))
        ? unitFormat.beyond.value(value)
        : significantText(value, 4, unitFormat.unit, unitFormat),
  };
}

/**
 * Drops numbers whose label is that of the number before, so that no axis repeats a label. The
 * numbers ascend. A format without a sign can still give -1 and 1 the same label.
 */
export function dropRepeatedLabels(values: number[], label: NumberLabel): number[] {
  let last: string | undefined;
  return values.filter((value) => {
    const isNew = label(value) !== last;
    if (isNew) last = label(value);
    return isNew;
  });
}

/** How the numbers of a unit are written in a locale. */
interface UnitFormat {
  unit: Unit;
  locale: Locale;
  /** Cached labels by their number of decimals. */
  labels: Map<Measure, NumberLabels[]>;
  /** For numbers too large or too small for a prefix. */
  beyond: NumberLabels;
}

const MAX_UNIT_FORMATS = 64;
const unitFormats = new Map<string, Map<string | undefined, UnitFormat>>();

function getUnitFormat(unit: string | undefined, locale: string = DEFAULT_LOCALE): UnitFormat {
  const known = unitFormats.get(locale)?.get(unit);
  if (known !== undefined) return known;
  if (unitFormats.size >= MAX_UNIT_FORMATS) unitFormats.clear();
  const byUnit = unitFormats.get(locale) ?? new Map<string | undefined, UnitFormat>();
  if (byUnit.size >= MAX_UNIT_FORMATS) byUnit.clear();
  unitFormats.set(locale, byUnit);
  const made = createUnitFormat(parseUnit(unit, locale), getLocale(locale));
  byUnit.set(unit, made);
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

/** Values beyond this multiple of their measure are written with an exponent. */
const MAX_MEASURED = 1e9;
const MAX_DECIMALS = 20;

function createAxisLabels(
  measure: Measure,
  decimals: number,
  { locale, unit, beyond }: UnitFormat,
) {
  const { size } = measure;
  const isBase = measure === unit.base;
  // tooltip-size.ts leaves room for two decimals more than ticks have.
  const valueDecimals = Math.min(MAX_DECIMALS, decimals + (isBase ? 1 : 2));
  const zero = zeroText(measure, unit);
  const tick = (one: number) =>
    addAffixes(one, measure, fixedDigits(Math.abs(one) / size, decimals, locale));
  const value = withZero(zero, (one: number) =>
    Math.abs(one) > MAX_MEASURED * size
      ? beyond.value(one)
      : addAffixes(one, measure, shortDigits(Math.abs(one) / size, valueDecimals, locale)),
  );
  const labels: NumberLabels = { tick: isBase ? tick : withZero(zero, tick), value };
  const isPlain = size === 1 && measure.before === "" && measure.after === "";
  const write = isPlain ? createDigitsWriter(valueDecimals, locale, value) : undefined;
  return write === undefined ? labels : { ...labels, write };
}

/** Zero without decimals and bare prefixes: "0" rather than "0.0 M", but "0 kW". */
function zeroText({ before, after }: Measure, { base }: Unit): string {
  return base.before === "" && base.after === "" ? "0" : `${before}0${after}`;
}

function withZero(zero: string, label: NumberLabel): NumberLabel {
  return (value) => (value === 0 ? zero : label(value));
}

/** Adds the sign of a number and the affixes of its measure to its digits. */
function addAffixes(value: number, { before, after }: Measure, digits: string): string {
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : "";
  return sign + before + digits + after;
}

/** The decimals that numbers a step apart need: those of the step, if it has few. */
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

/** Writes a number like 2×10²⁷. */
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
