const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const T = 84;
const SPACE = 32;
const COLON = 58;
const Z = 90;

/** Digits that a double holds exactly, with room for one more. */
const MAX_DIGITS = 15;
const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * Reads a plain decimal number between two places of a line: `-12.5`. Its digits and its power of ten
 * are exact, so that their quotient is the nearest double.
 *
 * @param point the character code of the decimal sign
 * @returns NaN for anything else, numbers of more than 15 digits among them
 */
export function scanNumber(line: string, start: number, end: number, point: number): number {
  const isNegative = line.charCodeAt(start) === MINUS;
  let at = isNegative ? start + 1 : start;
  if (end - at > MAX_DIGITS + 1 || at >= end) return Number.NaN;
  let number = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      number = number * 10 + (code - ZERO);
      if (decimals >= 0) decimals += 1;
    } else if (code === point && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (decimals === 0 || end - start === decimals + 1 || number > Number.MAX_SAFE_INTEGER)
    return Number.NaN;
  const value = decimals > 0 ? number / (POWERS[decimals] ?? Number.NaN) : number;
  return isNegative ? -value : value;
}

/** A date and a time of day as numbers, of a text such as `2026-03-01T12:00:01.250Z`. */
export interface ScannedTime {
  /** 20260301 */
  date: number;
  /** Milliseconds since midnight. */
  clock: number;
  /** Whether a Z says that it is UTC. */
  isUtc: boolean;
}

/**
 * Reads ISO 8601 of the usual length between two places of a line: seconds, at most three decimals,
 * `Z` or nothing.
 *
 * @param mark the character code of what may stand between date and time, besides T and a space
 * @param time is written into, so that a million rows make no million objects
 * @returns whether it could be read
 */
export function scanIso(
  line: string,
  start: number,
  end: number,
  time: ScannedTime,
  mark: number = SPACE,
): boolean {
  time.isUtc = line.charCodeAt(end - 1) === Z;
  const last = time.isUtc ? end - 1 : end;
  const length = last - start;
  if (length !== 19 && length !== 23) return false;
  const between = line.charCodeAt(start + 10);
  if (between !== T && between !== SPACE && between !== mark) return false;
  if (line.charCodeAt(start + 4) !== MINUS || line.charCodeAt(start + 7) !== MINUS) return false;
  if (line.charCodeAt(start + 13) !== COLON || line.charCodeAt(start + 16) !== COLON) return false;
  const date =
    scanDigits(line, start, 4) * 10_000 +
    scanDigits(line, start + 5, 2) * 100 +
    scanDigits(line, start + 8, 2);
  const hour = scanDigits(line, start + 11, 2);
  const minute = scanDigits(line, start + 14, 2);
  const second = scanDigits(line, start + 17, 2);
  const ms = length === 19 ? 0 : scanMilliseconds(line, start + 19);
  if (!(hour < 24 && minute < 60 && second < 60 && date + ms >= 0)) return false;
  time.date = date;
  time.clock = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return true;
}

function scanMilliseconds(line: string, at: number): number {
  return line.charAt(at) === "." ? scanDigits(line, at + 1, 3) : Number.NaN;
}

/** NaN where one of them is no digit. */
function scanDigits(line: string, start: number, count: number): number {
  let number = 0;
  for (let at = start; at < start + count; at++) {
    const digit = line.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
