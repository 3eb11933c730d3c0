import {
  createDigitsWriter,
  type DigitsWriter,
  fixedDigits,
  MINUS,
  shortDigits,
} from "./digits.ts";
import { DEFAULT_LOCALE, getLocale } from "./locale.ts";
import { type NumberLabel, type NumberFormat, createFormat } from "./number-format.ts";
import {
  addAffixes,
  exactText,
  floorLog10,
  type NumberNotation,
  numberText,
  padFraction,
  powerOfTenText,
  type Precision,
  zeroText,
} from "./number-text.ts";
import { tickMeasure } from "./tick-measure.ts";
import { isBeyondMeasures, type Measure, parseUnit } from "./unit.ts";

/** How the numbers of an axis are written. */
export interface NumberStyle {
  /** Writes the whole label: no unit is added. */
  format?: NumberFormat | undefined;
  /** The same, for single values only. */
  valueFormat?: NumberFormat | undefined;
  /** `"B"`, `"%"`, `"ratio"`, `"ms"`, `"s"` or any short text. */
  unit?: string | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

/** Writes the numbers of an axis, of its ticks and of single values. */
export interface NumberLabels {
  /** For ticks: as many decimals as the step needs, one measure for the whole axis. */
  tick: NumberLabel;
  /** For single values: each in its own measure, with three digits at least, finer than the ticks. */
  value: NumberLabel;
  /** For tables: all digits of a value. */
  exact: NumberLabel;
  /** For values of something else than the axis, such as the size of a bubble: without a unit. */
  plain: NumberLabel;
  /** On an axis of shares: the labels of values that are told as they are. */
  raw?: NumberLabels;
  /** Writes the label of `value` as bytes, where that is fast. */
  write?: DigitsWriter | undefined;
}

/** The labels of an axis with ticks `step` apart and numbers up to `largest`. */
export function numberLabels(step: number, largest: number, style: NumberStyle = {}): NumberLabels {
  if (style.format !== undefined) return formatLabels(style.format, style);
  const notation = getNotation(style.unit, style.locale);
  const { unit, labels } = notation;
  const isBeyond = isBeyondMeasures(unit, largest);
  const measure = isBeyond ? undefined : tickMeasure(unit, step, largest);
  const key = `${measure?.size} ${countDecimals(step / (measure?.size ?? 1))} ${stepPower(step)}`;
  let known = labels.get(key);
  if (known === undefined) {
    if (labels.size >= MAX_LABELS) labels.clear();
    known =
      measure === undefined ? powerLabels(step, notation) : measureLabels(step, measure, notation);
    labels.set(key, known);
  }
  return style.valueFormat === undefined ? known : withValueFormat(known, style);
}

/**
 * The labels of numbers of very different size, as on a logarithmic axis: each has its own measure,
 * from a thousand on, or is a power of ten where measures end.
 *
 * @param ticks of the axis: they get as many digits as tell them apart.
 */
export function scatteredLabels(
  style: NumberStyle = {},
  ticks: readonly number[] = [],
): NumberLabels {
  if (style.format !== undefined) return formatLabels(style.format, style);
  const notation = getNotation(style.unit, style.locale);
  const { unit } = notation;
  const first = unit.notation === "words" ? Math.min(1e3, unit.firstPrefixed) : unit.firstPrefixed;
  const ofTicks = { ...notation, unit: { ...unit, firstPrefixed: first } };
  const digits = distinctDigits(ticks, ofTicks);
  const isBeyond = (value: number) => isBeyondMeasures(unit, Math.abs(value));
  const arePowers = ticks.some(isBeyond);
  const labels: NumberLabels = {
    ...singleLabels({ digits: 4 }, notation),
    tick: (value) =>
      arePowers || isBeyond(value) ? powerText(value) : numberText(value, { digits }, ofTicks),
  };
  return style.valueFormat === undefined ? labels : withValueFormat(labels, style);
}

/**
 * The labels of single values without an axis: with three digits, or all before the point.
 *
 * @param digits significant digits.
 */
export function valueLabels(style: NumberStyle = {}, digits = 3): NumberLabels {
  if (style.format !== undefined) return formatLabels(style.format, style);
  const labels = singleLabels({ digits }, getNotation(style.unit, style.locale));
  return style.valueFormat === undefined ? labels : withValueFormat(labels, style);
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

/** A notation with the labels that were made for it. */
interface CachedNotation extends NumberNotation {
  labels: Map<string, NumberLabels>;
}

const MAX_NOTATIONS = 64;
const MAX_LABELS = 1024;
const notations = new Map<string, Map<string | undefined, CachedNotation>>();

function getNotation(unit: string | undefined, locale: string = DEFAULT_LOCALE): CachedNotation {
  const known = notations.get(locale)?.get(unit);
  if (known !== undefined) return known;
  if (notations.size >= MAX_NOTATIONS) notations.clear();
  const byUnit = notations.get(locale) ?? new Map<string | undefined, CachedNotation>();
  if (byUnit.size >= MAX_NOTATIONS) byUnit.clear();
  notations.set(locale, byUnit);
  const made = { unit: parseUnit(unit, locale), locale: getLocale(locale), labels: new Map() };
  byUnit.set(unit, made);
  return made;
}

/** Single values are two digits finer than the step. */
const FINER = 2;

function measureLabels(step: number, measure: Measure, notation: NumberNotation): NumberLabels {
  const { unit, locale } = notation;
  const { size } = measure;
  const { base } = unit;
  const decimals = countDecimals(step / size);
  const valueDecimals = countDecimals(step / base.size) + 1;
  const precision = {
    digits: 3,
    lastPower: floorLog10(step) - FINER,
    lastPowerInBase: Math.log10(base.size) - valueDecimals,
  };
  const tick = (value: number) => {
    const digits = fixedDigits(Math.abs(value) / size, decimals, locale);
    return addAffixes(value, measure, padFraction(digits, measure, notation));
  };
  const zero = zeroText(measure, unit);
  const labels = singleLabels(precision, notation);
  labels.value = withFastPath(labels.value, Math.max(valueDecimals, unit.minDecimals), notation);
  labels.tick = measure === base ? tick : (value) => (value === 0 ? zero : tick(value));
  const isPlain = base.size === 1 && base.before === "" && base.after === "";
  if (isPlain && measure === base)
    labels.write = createDigitsWriter(valueDecimals, locale, labels.value);
  return labels;
}

/** Most numbers have three digits as it is, and no measure but the unit itself. */
function withFastPath(label: NumberLabel, decimals: number, notation: NumberNotation): NumberLabel {
  const { unit, locale } = notation;
  const { base, firstPrefixed, lastPlain } = unit;
  const least = Math.max(lastPlain, base.size * 10 ** (2 - decimals));
  const most = Math.min(firstPrefixed, base.size * MAX_FAST) * ALMOST;
  return (value) => {
    const size = Math.abs(value);
    if (!(size >= least && size < most)) return label(value);
    const digits = shortDigits(size / base.size, decimals, locale);
    return addAffixes(value, base, padFraction(digits, base, notation));
  };
}

const MAX_FAST = 1e5;
/** Numbers further up may be rounded to the next measure. */
const ALMOST = 0.99;

/** The labels of an axis whose numbers are too large or too small for a measure. */
function powerLabels(step: number, notation: NumberNotation): NumberLabels {
  const precision = { digits: 1, lastPower: stepPower(step) };
  const zero = zeroText(notation.unit.base, notation.unit);
  return {
    ...singleLabels({ digits: 3, lastPower: precision.lastPower - FINER }, notation),
    tick: (value) => (value === 0 ? zero : powerOfTenText(value, precision, notation)),
  };
}

function singleLabels(precision: Precision, notation: NumberNotation): NumberLabels {
  const value = (number: number) => numberText(number, precision, notation);
  const exact = (number: number) => exactText(number, notation);
  const plain = (number: number) => numberText(number, { digits: 3 }, plainNotation(notation));
  return { tick: value, value, exact, plain, write: undefined };
}

function plainNotation({ locale }: NumberNotation): NumberNotation {
  return getNotation(undefined, locale.tag);
}

/** The labels of a format that the user gave: it writes everything. */
function formatLabels(format: NumberFormat, { valueFormat, locale }: NumberStyle): NumberLabels {
  const tick = createFormat(format, getLocale(locale));
  const value = valueFormat === undefined ? tick : createFormat(valueFormat, getLocale(locale));
  return { tick, value, exact: tick, plain: valueLabels({ locale }).value };
}

function withValueFormat(labels: NumberLabels, { valueFormat, locale }: NumberStyle): NumberLabels {
  return { ...labels, value: createFormat(valueFormat!, getLocale(locale)), write: undefined };
}

const MAX_DECIMALS = 20;

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

/** The power of ten of a step's last digit: that of 2.5e7 is 6. */
function stepPower(step: number): number {
  if (!(step > 0)) return 0;
  const [factor = "", power = ""] = Number(step.toPrecision(3)).toExponential().split("e");
  return Number(power) - Math.max(0, factor.length - "1.".length);
}

const MAX_DIGITS = 15;

/** How many digits tell numbers apart; at least three. */
function distinctDigits(numbers: readonly number[], notation: NumberNotation): number {
  for (let digits = 3; digits < MAX_DIGITS; digits++) {
    const labels = numbers.map((number) => numberText(number, { digits }, notation));
    if (new Set(labels).size === labels.length) return digits;
  }
  return MAX_DIGITS;
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
