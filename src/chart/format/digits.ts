import { nearest } from "../base/nearest.ts";
import type { Locale } from "./locale.ts";

/** The minus of every label, whatever the locale's own. */
export const MINUS = "\u2212";

/** Numbers from this many digits on are grouped: 1234, but 12,345. */
const MIN_GROUPED_LENGTH = "10000".length;

/** So many decimals of any number below 100,000 can be scaled to a whole number without loss. */
const MAX_SCALED_DECIMALS = 6;
const MIN_SLOW = 1e5;
const MAX_DECIMALS = 20;

/** A number of 0 or more with just so many decimals. */
export function fixedDigits(size: number, decimals: number, locale: Locale): string {
  return localizeDigits(size.toFixed(Math.min(MAX_DECIMALS, decimals)), locale);
}

/** A number of 0 or more with at most so many decimals, without idle zeros. */
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

/** A fraction of so many digits, without idle zeros. */
function fraction(digits: number, decimals: number): string {
  let rest = digits;
  let places = decimals;
  while (rest % 10 === 0) {
    rest /= 10;
    places--;
  }
  return String(rest).padStart(places, "0");
}

function localizeDigits(digits: string, locale: Locale): string {
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
 * Writes one of these numbers as ASCII (but for the minus) at a position, and returns the one behind
 * it. A number by itself would be put on the heap to be handed over.
 */
export type DigitsWriter = (
  bytes: Uint8Array,
  at: number,
  values: Float64Array,
  index: number,
) => number;

/** No number takes more bytes than this. */
export const MAX_WRITTEN_BYTES = 48;

const ZERO = 48;
const encoder = new TextEncoder();

/**
 * Writes what {@link shortDigits} says, with a minus before what is below zero, as bytes; or
 * `slow`'s text where that is not so simple. `undefined` where the locale's signs are not ASCII.
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
    const whole = Math.floor(scaled / scale);
    let at = value < 0 && scaled > 0 ? writeMinus(bytes, start) : start;
    at = writeWhole(bytes, at, whole, comma);
    const rest = scaled - whole * scale;
    return rest === 0 ? at : writeFraction(bytes, at, rest, decimals, point);
  };
}

/** Others might need escaping. */
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

/** A whole number below 100,000. */
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

/** A whole number below 100 as two digits. */
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
