import { MAX_UNIT_LENGTH } from "../../limits.ts";
import { nearest } from "../base/nearest.ts";
import { MAX_SCALED_DECIMALS, MIN_SLOW } from "./digits.ts";
import type { Locale } from "./locale.ts";
import { escapeXml } from "./text/escape.ts";

/**
 * Writes the label of `values[index]` as XML text at offset `at`, and returns the offset behind it. It
 * takes the column, as passing the number itself would allocate it on the heap.
 */
export type LabelWriter = (
  bytes: Uint8Array,
  at: number,
  values: Float64Array,
  index: number,
) => number;

/** The most bytes of a number, with its sign and powers of ten. */
const MAX_NUMBER_BYTES = 48;
/** The most bytes of a character of a unit: `&quot;`. */
const MAX_ESCAPED_BYTES = 6;
/** The most bytes that a label takes. */
export const MAX_WRITTEN_BYTES = MAX_NUMBER_BYTES + MAX_ESCAPED_BYTES * MAX_UNIT_LENGTH;

const ZERO = 48;
const encoder = new TextEncoder();

/** Whole numbers from here on have three digits. */
const THREE_DIGITS = 100;

/** The labels that a writer can write by itself. */
export interface WrittenLabels {
  /** The most decimals. */
  decimals: number;
  /** The least decimals of a fraction. */
  minDecimals: number;
  locale: Locale;
  /** What stands around the digits, not escaped. */
  before: string;
  after: string;
  /** Sizes of numbers from here on, and below. */
  least: number;
  most: number;
}

/**
 * Creates a writer of what `shortDigits` returns between two texts, with a minus before numbers
 * below zero, as bytes. Numbers that it cannot write fast, and those that take more decimals to have
 * three digits, it takes from `slow`. `undefined` where these are most.
 */
export function createLabelWriter(
  { decimals, minDecimals, locale, before, after, least, most }: WrittenLabels,
  slow: (value: number) => string,
): LabelWriter | undefined {
  if (decimals > MAX_SCALED_DECIMALS || locale.groups[0] !== 3) return undefined;
  const scale = 10 ** decimals;
  const style: DigitsStyle = {
    decimals,
    minDecimals,
    point: escapedBytes(locale.decimal),
    comma: escapedBytes(locale.group),
  };
  const [start, end] = [escapedBytes(before), escapedBytes(after)];
  const tooLarge = Math.min(most, MIN_SLOW - 1);
  return (bytes, from, values, index) => {
    const value = values[index]!;
    const size = Math.abs(value);
    if (!(size >= least && size < tooLarge)) return writeText(bytes, from, slow(value));
    const scaled = nearest(size * scale);
    if (size * scale < THREE_DIGITS && scaled !== size * scale)
      return writeText(bytes, from, slow(value));
    let at = value < 0 && scaled > 0 ? writeMinus(bytes, from) : from;
    at = writeBytes(bytes, at, start);
    at = writeDigits(bytes, at, scaled, scale, style);
    return writeBytes(bytes, at, end);
  };
}

function escapedBytes(text: string): Uint8Array {
  return encoder.encode(escapeXml(text));
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  return at + encoder.encodeInto(escapeXml(text), bytes.subarray(at)).written;
}

function writeBytes(bytes: Uint8Array, at: number, written: Uint8Array): number {
  for (let i = 0; i < written.length; i++) bytes[at + i] = written[i]!;
  return at + written.length;
}

function writeMinus(bytes: Uint8Array, at: number): number {
  bytes[at] = 0xe2;
  bytes[at + 1] = 0x88;
  bytes[at + 2] = 0x92;
  return at + 3;
}

/** How digits are written. */
interface DigitsStyle {
  decimals: number;
  minDecimals: number;
  point: Uint8Array;
  comma: Uint8Array;
}

/** Writes `scaled / scale`. */
function writeDigits(
  bytes: Uint8Array,
  start: number,
  scaled: number,
  scale: number,
  style: DigitsStyle,
): number {
  const whole = Math.floor(scaled / scale);
  const rest = scaled - whole * scale;
  const at = writeWhole(bytes, start, whole, style.comma);
  return rest === 0 ? at : writeFraction(bytes, writeBytes(bytes, at, style.point), rest, style);
}

/** Writes a whole number below 100,000. */
function writeWhole(bytes: Uint8Array, start: number, whole: number, comma: Uint8Array): number {
  let at = start;
  let rest = whole | 0;
  if (rest >= 10_000) {
    const thousands = (rest / 1000) | 0;
    at = writeTwo(bytes, at, thousands);
    at = writeBytes(bytes, at, comma);
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
  { decimals, minDecimals }: DigitsStyle,
): number {
  let rest = digits | 0;
  let places = decimals;
  while (places > minDecimals && rest % 10 === 0) {
    rest = (rest / 10) | 0;
    places--;
  }
  for (let i = at + places - 1; i >= at; i--) {
    const tenth = (rest / 10) | 0;
    bytes[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + places;
}
