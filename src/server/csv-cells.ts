import { MAX_TIME } from "../limits.ts";

/** What a spreadsheet takes for a formula, unless it is a number. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A text as a cell (RFC 4180). One that a spreadsheet would run as a formula gets an apostrophe in front, as
 * names of series come from anywhere.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

let second = Number.NaN;
let secondText = "";

/** A time as ISO 8601 in UTC, to the millisecond; to the microsecond where it is finer. */
export function csvTime(time: number): string {
  // No Date holds it, so no program reads it as a time.
  if (!(Math.abs(time) <= MAX_TIME)) return String(time);
  const whole = Math.floor(time / 1000);
  if (whole !== second) {
    second = whole;
    secondText = new Date(whole * 1000).toISOString().slice(0, -4);
  }
  const micros = Math.round((time - whole * 1000) * 1000);
  // Rounded up to the next second, it would have seven digits.
  if (micros >= 1_000_000) return csvTime((whole + 1) * 1000);
  const digits = String(micros).padStart(6, "0");
  return `${secondText}${digits.endsWith("000") ? digits.slice(0, 3) : digits}Z`;
}
