/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** A whole number of so many digits is exact in a double, and so is the quotient with a power of ten. */
const EXACT_DIGITS = 15;

/** No sender writes a longer number. */
const MAX_NUMBER_LENGTH = 400;

/** A number that was found in a text, and the place after it. */
export interface ScannedNumber {
  value: number;
  end: number;
}

const ZERO = 48;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/**
 * Reads the decimal number that begins at a place: `21.4`, `-.5`, `1e-3`.
 *
 * @param into gets the value and the place after it
 * @returns whether there is one
 */
export function scanNumber(text: string, start: number, into: ScannedNumber): boolean {
  const first = text.charCodeAt(start);
  const isNegative = first === MINUS;
  const from = isNegative || first === PLUS ? start + 1 : start;
  let at = from;
  let whole = 0;
  let code = text.charCodeAt(at);
  while (isDigit(code)) {
    whole = whole * 10 + code - ZERO;
    code = text.charCodeAt(++at);
  }
  let digits = at - from;
  let decimals = 0;
  if (code === POINT) {
    const point = at;
    code = text.charCodeAt(++at);
    while (isDigit(code)) {
      whole = whole * 10 + code - ZERO;
      code = text.charCodeAt(++at);
    }
    decimals = at - point - 1;
    digits += decimals;
  }
  if (digits === 0) return false;
  // "e" or "E"
  if (digits > EXACT_DIGITS || (code | 32) === 101) return scanLong(text, start, at, into);
  const value = decimals === 0 ? whole : whole / (POWERS[decimals] as number);
  into.value = isNegative ? -value : value;
  into.end = at;
  return true;
}

/** A number with an exponent, or with more digits than are exact. */
function scanLong(text: string, start: number, from: number, into: ScannedNumber): boolean {
  const end = exponentEnd(text, from);
  if (end - start > MAX_NUMBER_LENGTH) return false;
  into.value = Number(text.slice(start, end));
  into.end = end;
  return true;
}

/** The place after an exponent, or `from` where there is none. */
function exponentEnd(text: string, from: number): number {
  if ((text.charCodeAt(from) | 32) !== 101) return from;
  const sign = text.charCodeAt(from + 1);
  const first = sign === PLUS || sign === MINUS ? from + 2 : from + 1;
  let at = first;
  while (isDigit(text.charCodeAt(at))) at++;
  return at === first ? from : at;
}
