import { nearest } from "../base/nearest.ts";
import type { Locale } from "./locale.ts";
import { MAX_DECIMALS } from "./step-digits.ts";

/** Numbers of at least this many digits are grouped: 1234, but 12,345. */
const MIN_GROUPED_LENGTH = "10000".length;

/** Numbers below MIN_SLOW with up to this many decimals scale to whole numbers without loss. */
export const MAX_SCALED_DECIMALS = 6;
export const MIN_SLOW = 1e5;

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

/** Puts the signs of a locale into digits as `String()` writes them. */
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
