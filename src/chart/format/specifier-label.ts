import { clamp } from "../base/clamp.ts";
import { rememberTexts } from "./remember-texts.ts";
import type { NumberLocale } from "./number-locale.ts";
import { MINUS } from "./signs.ts";

/** `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`, as d3-format has it. */
export const SPECIFIER =
  /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(?:\.(\d+))?(~)?([a-z%])?$/i;

type NumberLabel = (value: number) => string;

/** A specifier that was read. */
interface Specifier {
  fill: string;
  align: string;
  sign: string;
  /** Stands between sign and number: a currency, or a base. */
  mark: string;
  percent: string;
  /** Zeros fill the width behind the sign. */
  fillsWithZeros: boolean;
  width: number;
  groups: boolean;
  precision: number;
  trims: boolean;
  type: string;
  /** The type writes no letters among the digits, so they can be grouped up to the point. */
  isDecimal: boolean;
}

/** Write a number of at least 0 by its type, in the notation of JavaScript. */
const WRITERS: Readonly<Record<string, (size: number, precision: number) => string>> = {
  "%": (size, precision) => (size * 100).toFixed(precision),
  b: (size) => Math.round(size).toString(2),
  c: String,
  d: (size) => significantText(Math.round(size)),
  e: (size, precision) => size.toExponential(precision),
  f: (size, precision) => size.toFixed(precision),
  g: (size, precision) => size.toPrecision(precision),
  o: (size) => Math.round(size).toString(8),
  p: (size, precision) => significantText(size * 100, precision),
  r: significantText,
  x: (size) => Math.round(size).toString(16),
  X: (size) => Math.round(size).toString(16).toUpperCase(),
};

/**
 * Writes numbers by a d3-format specifier that `isNumberSpecifier` takes, with the signs of a locale,
 * letter for letter as d3-format does. That library is not used, as bundles would hold all of it.
 */
export function specifierLabel(text: string, locale: NumberLocale): NumberLabel {
  const specifier = readSpecifier(text);
  const label: NumberLabel = (value) =>
    pad(writeParts(value, specifier, locale), specifier, locale);
  return isFixed(specifier) && locale.decimal === "."
    ? fixedLabel(specifier.precision, label)
    : label;
}

/** Whether numbers above zero are written as `toFixed` writes them, as by `.1f`. */
function isFixed({ type, sign, mark, groups, trims, width }: Specifier): boolean {
  return type === "f" && sign === "-" && mark === "" && !groups && !trims && width === 0;
}

/** `toFixed` writes larger numbers with an exponent. */
const MAX_FIXED = 1e21;

function fixedLabel(precision: number, label: NumberLabel): NumberLabel {
  const write = rememberTexts((value) => value.toFixed(precision));
  return (value) => (value > 0 && value < MAX_FIXED ? write(value) : label(value));
}

function readSpecifier(text: string): Specifier {
  const [, fill = " ", align = ">", sign = "-", symbol = "", zero, width = "0", comma, ...rest] =
    SPECIFIER.exec(text) ?? [];
  const [digits, tilde, letter = ""] = rest;
  const isShortest = letter === "";
  const type = isShortest || letter === "n" ? "g" : letter;
  const base = symbol === "#" && /[box]/i.test(type) ? `0${type.toLowerCase()}` : "";
  const fillsWithZeros = zero !== undefined || (fill === "0" && align === "=");
  const [least, most] = /[gprs]/.test(type) ? [1, 21] : [0, 20];
  return {
    fill: fillsWithZeros ? "0" : fill,
    align: fillsWithZeros ? "=" : align,
    sign,
    mark: symbol === "$" ? symbol : base,
    percent: /[%p]/.test(type) && symbol !== "$" ? "%" : "",
    fillsWithZeros,
    width: Number(width),
    groups: comma !== undefined || letter === "n",
    precision: clamp(Number(digits ?? (isShortest ? 12 : 6)), least, most),
    trims: tilde !== undefined || isShortest,
    type,
    isDecimal: /[defgprs%]/.test(type),
  };
}

/** A number as text: its whole digits, which can be grouped, and what stands around them. */
interface NumberParts {
  before: string;
  whole: string;
  after: string;
}

function writeParts(
  value: number,
  { sign, mark, percent, precision, trims, type, isDecimal }: Specifier,
  { decimal }: NumberLocale,
): NumberParts {
  if (type === "c") return { before: mark, whole: "", after: String(value) };
  const [written, prefix] = writeSize(Math.abs(value), type, precision);
  const text = trims ? trimZeros(written) : written;
  const isBelow = value < 0 || Object.is(value, -0);
  // What is rounded to zero has no minus.
  const isNegative = isBelow && (Number(text) !== 0 || sign === "+");
  const plus = sign === "-" || sign === "(" ? "" : sign;
  const before = (isNegative ? (sign === "(" ? sign : MINUS) : plus) + mark;
  const after = prefix + percent + (isNegative && sign === "(" ? ")" : "");
  const end = isDecimal ? text.search(/\D/) : -1;
  if (end < 0) return { before, whole: text, after };
  const rest = text[end] === "." ? decimal + text.slice(end + 1) : text.slice(end);
  return { before, whole: text.slice(0, end), after: rest + after };
}

/** A number of at least 0, and the prefix of SI that it is written with. */
function writeSize(
  size: number,
  type: string,
  precision: number,
): readonly [text: string, prefix: string] {
  if (Number.isNaN(size)) return ["NaN", ""];
  return type === "s" ? writeWithPrefix(size, precision) : [WRITERS[type]!(size, precision), ""];
}

function pad({ before, whole, after }: NumberParts, of: Specifier, locale: NumberLocale): string {
  const { fill, align, width } = of;
  const isGrouped = of.groups && !of.fillsWithZeros;
  const digits = isGrouped ? groupDigits(whole, locale, Number.POSITIVE_INFINITY) : whole;
  const length = before.length + digits.length + after.length;
  const padding = fill.repeat(Math.max(0, width - length));
  if (of.groups && of.fillsWithZeros) {
    const most = padding === "" ? Number.POSITIVE_INFINITY : width - after.length;
    return before + groupDigits(padding + digits, locale, most) + after;
  }
  if (align === "=") return before + padding + digits + after;
  const left = align === "<" ? 0 : align === "^" ? padding.length >> 1 : padding.length;
  return padding.slice(0, left) + before + digits + after + padding.slice(left);
}

/** @param most characters, with the signs between groups; zeros at the left that exceed it are left out. */
function groupDigits(digits: string, { group, groups }: NumberLocale, most: number): string {
  const parts: string[] = [];
  let [size] = groups;
  let end = digits.length;
  for (let length = 0; end > 0 && length <= most; length += size + 1) {
    size = parts.length === 0 ? groups[0] : groups[1];
    if (length + size + 1 > most) size = Math.max(1, most - length);
    parts.unshift(digits.slice(Math.max(0, end - size), end));
    end -= size;
  }
  return parts.join(group);
}

/** The significant digits of a number above 0, and the power of ten of the first. */
function decimalParts(size: number, precision?: number): [digits: string, power: number] {
  const decimals = precision === undefined || precision === 0 ? undefined : precision - 1;
  const text = size.toExponential(decimals);
  const end = text.indexOf("e");
  return [text[0]! + text.slice(2, end), Number(text.slice(end + 1))];
}

/** Digits of which the first counts a power of ten: "125" and 1 are 12.5. */
function placePoint(digits: string, power: number): string {
  if (power < 0) return `0.${"0".repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, "0");
  const rest = digits.slice(power + 1);
  return rest === "" ? whole : `${whole}.${rest}`;
}

function hasDigits(size: number): boolean {
  return size > 0 && size < Number.POSITIVE_INFINITY;
}

function significantText(size: number, precision?: number): string {
  return hasDigits(size) ? placePoint(...decimalParts(size, precision)) : String(size);
}

const PREFIXES = Array.from("yzafpnµm kMGTPEZY", (prefix) => prefix.trim());

function writeWithPrefix(size: number, precision: number): readonly [text: string, prefix: string] {
  if (!hasDigits(size)) return [size.toPrecision(precision), ""];
  const [digits, power] = decimalParts(size, precision);
  const index = clamp(Math.floor(power / 3), -8, 8);
  const shifted = power - 3 * index;
  // Below the smallest prefix, zeros take the place of digits.
  const own = shifted < 0 ? decimalParts(size, Math.max(0, precision + shifted))[0] : digits;
  return [placePoint(own, shifted), PREFIXES[index + 8]!];
}

/** Drops zeros at the end of a fraction. */
function trimZeros(text: string): string {
  return text.replace(/(\.\d*[1-9])0+(?!\d)|\.0+(?!\d)/, "$1");
}
