import { format, formatPrefix, precisionFixed, precisionPrefix } from "d3-format";

/** Writes a number as text. */
export type NumberLabel = (value: number) => string;

/** A d3-format specifier such as `".1f"` or `"~s"`, or a function of the number. */
export type NumberFormat = string | ((value: number) => string);

export interface NumberLabels {
  /** For ticks: as many decimals as the step needs, one unit prefix for the whole axis. */
  tick: NumberLabel;
  /** For single values: finer than the ticks, without idle zeros. */
  value: NumberLabel;
}

const FIRST_PREFIXED = 1e5;
const SMALLEST_FIXED = 1e-3;
const LARGEST_PREFIXED = 1e27;
const SMALLEST_PREFIXED = 1e-24;
const FURTHEST = 1e6;
const exponent = format(".4~e");

/** How the numbers of an axis are written whose ticks lie `step` apart and reach up to `largest`. */
export function numberLabels(step: number, largest: number, given?: NumberFormat): NumberLabels {
  if (given !== undefined) return bothAs(givenFormat(given));
  if (largest === 0 || (largest < FIRST_PREFIXED && largest >= SMALLEST_FIXED)) {
    return fixedLabels(step);
  }
  if (largest >= LARGEST_PREFIXED || largest < SMALLEST_PREFIXED)
    return bothAs(plainZero(exponent));
  const value = formatPrefix(`,.${precisionPrefix(step / 100, largest)}~`, largest);
  return {
    tick: plainZero(formatPrefix(`,.${precisionPrefix(step, largest)}`, largest)),
    // A value far beyond the axis would be a long row of digits of its unit, or endless.
    value: plainZero((one) => (Math.abs(one) > FURTHEST * largest ? exponent(one) : value(one))),
  };
}

/** The numbers without those whose label was there already: no axis says the same twice. */
export function distinctBy(values: number[], label: NumberLabel): number[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(label(value)) && seen.add(label(value)));
}

/** Whether a d3-format specifier can be read. */
export function isNumberSpecifier(text: string): boolean {
  try {
    return typeof format(text) === "function";
  } catch {
    return false;
  }
}

/** Nothing of a unit is nothing: "0" rather than "0.0M". */
function plainZero(label: NumberLabel): NumberLabel {
  return (value) => (value === 0 ? "0" : label(value));
}

function bothAs(label: NumberLabel): NumberLabels {
  return { tick: label, value: label };
}

function givenFormat(given: NumberFormat): NumberLabel {
  return typeof given === "string" ? format(given) : (value) => String(given(value));
}

// The axis that most charts have, and so written by hand: d3's format takes ten times as long.
function fixedLabels(step: number): NumberLabels {
  const decimals = Math.min(20, precisionFixed(step));
  const finer = decimals < MOST_SCALED ? shortLabel(decimals + 1) : preciseLabel(decimals + 1);
  return { tick: (value) => grouped(value.toFixed(decimals)), value: finer };
}

/** So many decimals of any number below 100,000 can be scaled to a whole number without loss. */
const MOST_SCALED = 6;

function shortLabel(decimals: number): NumberLabel {
  const scale = 10 ** decimals;
  const label = preciseLabel(decimals);
  return (value) => {
    const scaled = Math.round(Math.abs(value) * scale);
    if (!(scaled < 10_000 * scale)) return label(value);
    const whole = Math.floor(scaled / scale);
    const sign = value < 0 && scaled > 0 ? MINUS : "";
    return `${sign}${whole}${fraction(scaled - whole * scale, decimals)}`;
  };
}

/** A fraction of so many digits, without idle zeros. */
function fraction(digits: number, decimals: number): string {
  if (digits === 0) return "";
  let rest = digits;
  let places = decimals;
  while (rest % 10 === 0) {
    rest /= 10;
    places--;
  }
  return `.${String(rest).padStart(places, "0")}`;
}

function preciseLabel(decimals: number): NumberLabel {
  return (value) => grouped(String(Number(value.toFixed(Math.min(20, decimals)))));
}

const MINUS = "\u2212";
const FIRST_GROUPED = "10000".length;
const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g;

function grouped(digits: string): string {
  const negative = digits.startsWith("-");
  const plain = negative ? digits.slice(1) : digits;
  const end = plain.indexOf(".");
  const whole = end < 0 ? plain.length : end;
  const text =
    whole < FIRST_GROUPED
      ? plain
      : plain.slice(0, whole).replace(THOUSANDS, ",") + plain.slice(whole);
  return negative && Number(plain) !== 0 ? MINUS + text : text;
}
