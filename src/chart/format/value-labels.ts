import { withChanges } from "../base/with-changes.ts";
import type { LabelWriter } from "./label-writer.ts";
import { DEFAULT_LOCALE, getLocale } from "./locale.ts";
import { createFormat, type NumberFormat, type NumberLabel } from "./number-format.ts";
import { exactText, type NumberNotation, numberText, type Precision } from "./number-text.ts";
import { parseUnit } from "./unit.ts";

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
  /** For values of something else, such as the size of a bubble: without the unit of the axis. */
  plain: NumberLabel;
  /** On an axis of shares: the labels of the values themselves. */
  raw?: NumberLabels;
  /** Writes the label of `value` as bytes of XML, where that is fast. */
  write?: LabelWriter | undefined;
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

/** Labels that write each number by itself, ticks too. */
export function singleLabels(precision: Precision, notation: NumberNotation): NumberLabels {
  const value = (number: number) => numberText(number, precision, notation);
  const exact = (number: number) => exactText(number, notation);
  const plain = (number: number) => numberText(number, { digits: 3 }, plainNotation(notation));
  return { tick: value, value, exact, plain, write: undefined };
}

function plainNotation({ locale }: NumberNotation): NumberNotation {
  return getNotation(undefined, locale.tag);
}

/** The labels of a format of the user, which writes ticks and values, with their unit if it has one. */
export function formatLabels(
  format: NumberFormat,
  { valueFormat, locale }: NumberStyle,
): NumberLabels {
  const tick = createFormat(format, getLocale(locale));
  const value = valueFormat === undefined ? tick : createFormat(valueFormat, getLocale(locale));
  return { tick, value, exact: tick, plain: valueLabels({ locale }).value };
}

/** Labels whose single values have a format of their own. */
export function withValueFormat(
  labels: NumberLabels,
  { valueFormat, locale }: NumberStyle,
): NumberLabels {
  return withChanges(labels, {
    value: createFormat(valueFormat!, getLocale(locale)),
    write: undefined,
  });
}

/** A notation with the labels that were made for it. */
export interface CachedNotation extends NumberNotation {
  labels: Map<string, NumberLabels>;
}

const MAX_NOTATIONS = 64;
const notations = new Map<string, Map<string | undefined, CachedNotation>>();

/** The notation of a unit in a locale: one object for each pair, so that its labels are made once. */
export function getNotation(
  unit: string | undefined,
  locale: string = DEFAULT_LOCALE,
): CachedNotation {
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
