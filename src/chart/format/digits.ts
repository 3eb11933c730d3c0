import { nearest } from "../base/nearest.ts";
import type { Locale } from "./locale.ts";
import { MAX_DECIMALS } from "./step-digits.ts";

/** Numbers of at least this many digits are grouped: 1234, but 12,345. */
const MIN_GROUPED_LENGTH = "10000".length;

/** Numbers below MIN_SLOW with up to this many decimals scale to whole numbers without loss. */
const MAX_SCALED_DECIMALS = 6;
const MIN_SLOW = 1e5;

/** Writes a number (at least 0) with exactly `decimals` decimals. */
export function fixedDigits(size: number, decimals: number, locale: Locale): string {
  return localizeDigits(size.toFixed(Math.min(MAX_DECIMALS, decimals)), locale);
}

/** Writes a number (at least 0) with at most `decimals` decimals, without trailing zeros. */
export function shortDigits(size: number, decimals: number, locale: Locale): string {
  if (decimals > MAX_SCALED_DECIMALS || !(size < MIN_SLOW)) {
    return localizeDigits(trimZeros(size.toFixed(Math.min(MAX_DECIMALS, decimals))), locale);
  }
  const scale = 10 ** decimals;
  const scaled = nearest(size * scale);
  const whole = Math.floor(scaled / scale);
  const text = whole < 10_000 ? String(whole) : groupDigits(String(whole), locale);
  const rest = scaled - whole * scale;
  return rest === 0 ? text : text + locale.decimal + fraction(rest, decimals);
}

function trimZeros(fixed: string): string {
  const shortest = String(Number(fixed));
  return shortest.includes("e-") ? fixed.replace(/0+$/, "") : shortest;
}

/** Writes a fraction, given as a whole number of its last decimal, without trailing zeros. */
function fraction(digits: number, decimals: number): string {
  let rest = digits;
  let places = decimals;
  while (rest % 10 === 0) {
    rest /= 10;
    places--;
  }
  return String(rest).padStart(places, "0");
}

/** Gives digits as `String()` writes them the signs of a locale. */
export function localizeDigits(digits: string, locale: Locale): string {
  const end = digits.indexOf(".");
  if (end < 0) return groupDigits(digits, locale);
  return groupDigits(digits.slice(0, end), locale) + locale.decimal + digits.slice(end + 1);
}

function groupDigits(whole: string, { group, groups: [first, others] }: Locale): string {
  if (whole.length < MIN_GROUPED_LENGTH || whole.includes("e")) return whole;
  let end = whole.length - first;
  let text = whole.slice(end);
  for (; end > others; end -= others) text = whole.slice(end - others, end) + group + text;
  return whole.slice(0, end) + group + text;
}

/**
 * Writes `values[index]` as ASCII (but for the minus) at offset `at`, and returns the offset behind
 * it. It takes the column, as passing the number itself would allocate it on the heap.
 */
export type DigitsWriter = (
  bytes: Uint8Array,
  at: number,
  values: Float64Array,
  index: number,
) => number;

/** The most bytes that a number takes. */
export const MAX_WRITTEN_BYTES = 48;

const ZERO = 48;
const encoder = new TextEncoder();

/** Whole numbers from here on have three digits. */
const THREE_DIGITS = 100;

/**
 * Creates a writer of what {@link shortDigits} returns, with a minus before numbers below zero, as
 * bytes. Numbers that it cannot write fast, and those that take more decimals to have three digits,
 * it takes from `slow`. `undefined` where the signs of the locale are not ASCII.
 */
export function createDigitsWriter(
  decimals: number,
  { decimal, group, groups }: Locale,
  slow: (value: number) => string,
): DigitsWriter | undefined {
  if (decimals > MAX_SCALED_DECIMALS || !isSimpleSign(decimal) || !isSimpleSign(group))
    return undefined;
  if (groups[0] !== 3) return undefined;
  const scale = 10 ** decimals;
  const point = decimal.charCodeAt(0);
  const comma = group.charCodeAt(0);
  return (bytes, start, values, index) => {
    const value = values[index]!;
    const size = Math.abs(value);
    if (!(size < MIN_SLOW - 1)) return writeText(bytes, start, slow(value));
    const scaled = nearest(size * scale);
    if (size * scale < THREE_DIGITS && scaled !== size * scale)
      return writeText(bytes, start, slow(value));
    const whole = Math.floor(scaled / scale);
    let at = value < 0 && scaled > 0 ? writeMinus(bytes, start) : start;
    at = writeWhole(bytes, at, whole, comma);
    const rest = scaled - whole * scale;
    return rest === 0 ? at : writeFraction(bytes, at, rest, decimals, point);
  };
}

/** Other signs might need escaping. */
function isSimpleSign(sign: string): boolean {
  return sign === "." || sign === ",";
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  return at + encoder.encodeInto(text, bytes.subarray(at)).written;
}

function writeMinus(bytes: Uint8Array, at: number): number {
  bytes[at] = 0xe2;
  bytes[at + 1] = 0x88;
  bytes[at + 2] = 0x92;
  return at + 3;
}

/** Writes a whole number below 100,000. */
function writeWhole(bytes: Uint8Array, start: number, whole: number, comma: number): number {
  let at = start;
  let rest = whole | 0;
  if (rest >= 10_000) {
    const thousands = (rest / 1000) | 0;
    at = writeTwo(bytes, at, thousands);
    bytes[at++] = comma;
    rest -= thousands * 1000;
    bytes[at++] = ZERO + ((rest / 100) | 0);
    return writeTwo(bytes, at, rest % 100);
  }
  if (rest >= 1000) bytes[at++] = ZERO + ((rest / 1000) | 0);
  if (rest >= 100) bytes[at++] = ZERO + (((rest / 100) | 0) % 10);
  if (rest >= 10) bytes[at++] = ZERO + (((rest / 10) | 0) % 10);
  bytes[at++] = ZERO + (rest % 10);
  return at;
}

/** Writes a whole number below 100 as two digits. */
export function writeTwo(bytes: Uint8Array, at: number, whole: number): number {
  const tens = (whole / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + whole - tens * 10;
  return at + 2;
}

function writeFraction(
  bytes: Uint8Array,
  at: number,
  digits: number,
  decimals: number,
  point: number,
): number {
  let rest = digits | 0;
  let places = decimals;
  while (rest % 10 === 0) {
    rest = (rest / 10) | 0;
    places--;
  }
  bytes[at] = point;
  for (let i = at + places; i > at; i--) {
    const tenth = (rest / 10) | 0;
    bytes[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + places + 1;
}
