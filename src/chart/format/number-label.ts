import { floorLog10 } from "../base/log10.ts";
import { fixedDigits, shortDigits } from "./digits.ts";
import { createLabelWriter } from "./label-writer.ts";
import type { NumberLabel } from "./number-format.ts";
import {
  addAffixes,
  type NumberNotation,
  padFraction,
  powerOfTenText,
  zeroText,
} from "./number-text.ts";
import { countDecimals, stepPower } from "./step-digits.ts";
import { tickMeasure } from "./tick-measure.ts";
import { isBeyondMeasures, type Measure } from "./unit.ts";
import {
  formatLabels,
  getNotation,
  type NumberLabels,
  type NumberStyle,
  singleLabels,
  withValueFormat,
} from "./value-labels.ts";

const MAX_LABELS = 1024;

/** The labels of an axis with ticks `step` apart and numbers up to `largest`. */
export function numberLabels(step: number, largest: number, style: NumberStyle = {}): NumberLabels {
  if (style.format !== undefined) return formatLabels(style.format, style);
  const notation = getNotation(style.unit, style.locale);
  const { unit, labels } = notation;
  const isBeyond = isBeyondMeasures(unit, largest);
  const measure = isBeyond ? undefined : tickMeasure(unit, step, largest);
  // Everything that the labels take from the step, as steps with the same key share their labels.
  const decimals = countDecimals(step / (measure ?? unit.base).size);
  const key = [measure?.size, decimals, stepPower(step), floorLog10(step)].join(" ");
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
  const mostDecimals = Math.max(valueDecimals, unit.minDecimals);
  labels.value = withFastPath(labels.value, mostDecimals, notation);
  labels.tick = measure === base ? tick : (value) => (value === 0 ? zero : tick(value));
  if (base.size === 1) labels.write = baseWriter(labels.value, mostDecimals, notation);
  return labels;
}

/** Makes a label faster for most numbers: those of three digits or more, in the unit itself. */
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

/** Writes numbers that have no measure but the unit itself. */
function baseWriter(label: NumberLabel, decimals: number, { unit, locale }: NumberNotation) {
  const { base, minDecimals, lastPlain, firstPrefixed } = unit;
  const { before, after } = base;
  const range = { least: lastPlain, most: firstPrefixed * ALMOST };
  return createLabelWriter({ decimals, minDecimals, locale, before, after, ...range }, label);
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
