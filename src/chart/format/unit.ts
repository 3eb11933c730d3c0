import { MAX_UNIT_LENGTH } from "../../limits.ts";
import { currencyAffixes } from "./currency.ts";
import { DEFAULT_LOCALE, getLocale } from "./locale.ts";
import { NO_BREAK_SPACE } from "./signs.ts";

/** A multiple of a unit, such as kW or min: numbers are divided by `size` and put between two texts. */
export interface Measure {
  size: number;
  before: string;
  after: string;
  /** Ticks use it for round steps only: 0.5 h, but 15 min. Others may have any decimals. */
  round: boolean;
}

/**
 * How a unit goes on to larger measures: by SI prefixes (kW), by 1024s (KiB), by the clock (min, h),
 * by the words of a locale (1.2M people, 1,2 Mio. €), or not at all (percentages).
 */
type Notation = "si" | "binary" | "clock" | "words" | "plain";

/** A unit: its measures, the largest first, and the one that is the unit itself. */
export interface Unit {
  notation: Notation;
  measures: Measure[];
  base: Measure;
  /** The smallest number that a larger measure than the unit itself is used for. */
  firstPrefixed: number;
  /** The smallest number that no smaller measure is used for. */
  lastPlain: number;
  /** Numbers from here on are powers of ten, as are those below `smallest`. */
  tooLarge: number;
  smallest: number;
  /** A fraction has at least this many decimals: $12.50. */
  minDecimals: number;
  /** What 100 % is: less is never rounded to it. Infinite in other units. */
  whole: number;
}

const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];
const SMALL_PREFIXES = ["m", "µ", "n", "p", "f", "a", "z", "y"];
/** Units of measurement: they take SI prefixes, as in 3.4 kW. All others are counted or paid. */
const PREFIXED = new Set(
  "W Wh VA V A Ah Hz J eV cal N Pa bar F Ω g m l L mol lm lx Bq Sv Gy bit bit/s bps".split(" "),
);
/** Units that are counted: there are no thousandths of a bit. */
const COUNTED = new Set(["bit", "bit/s", "bps"]);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers without a measure of their own are written out down to this. */
const MIN_DECIMAL = 1e-6;
/** Numbers without a larger measure are written out up to this. */
const MAX_WHOLE = 1e15;

/** Whether a text can be the unit of an axis: it is short, and not empty. */
export function isUnit(unit: string): boolean {
  return unit.length > 0 && unit.length <= MAX_UNIT_LENGTH;
}

/**
 * Reads a unit. `B` and `B/s` count in 1024s (`340 MiB`); `ms` and `s` go on to min, h and d; `%` are
 * percentages and `ratio` is 1 for 100 %; units of measurement take SI prefixes. Currencies and all
 * other units, and numbers without one, have the words of the locale.
 */
export function parseUnit(unit: string | undefined, locale: string = DEFAULT_LOCALE): Unit {
  if (unit === undefined) return wordUnit("", "", locale);
  if (unit === "%" || unit === "ratio") return percentUnit(unit, locale);
  if (unit === "s" || unit === "ms") return clockUnit(unit === "s" ? 1 : 1000);
  const [, binaryPrefix, bytes] = BYTES.exec(unit) ?? [];
  if (bytes !== undefined) return byteUnit(bytes, binaryPrefix ?? "");
  if (PREFIXED.has(unit)) return siUnit(unit);
  const money = currencyAffixes(unit, getLocale(locale));
  if (money === undefined) return wordUnit("", NO_BREAK_SPACE + unit, locale);
  return { ...wordUnit(...money, locale), minDecimals: 2 };
}

const BYTES = /^(?:([KMGTPEZY])i)?(B(?:\/s)?)$/;

/** Whether a unit counts in 1024s. */
export function isBinaryUnit(unit: string | undefined): boolean {
  return unit !== undefined && BYTES.test(unit);
}

function percentUnit(unit: "%" | "ratio", locale: string): Unit {
  const [before, after] = getLocale(locale).percent;
  const base = measure(unit === "%" ? 1 : 0.01, after, before);
  return {
    ...PLAIN,
    notation: "plain",
    measures: [base],
    base,
    // Numbers this close to the whole are not written the fast way.
    firstPrefixed: 100 * base.size,
    whole: 100 * base.size,
    tooLarge: MAX_WHOLE * base.size,
    smallest: MIN_DECIMAL * base.size,
  };
}

const PLAIN = {
  firstPrefixed: Number.POSITIVE_INFINITY,
  lastPlain: 0,
  minDecimals: 0,
  whole: Number.POSITIVE_INFINITY,
};

function siUnit(unit: string): Unit {
  const large = PREFIXES.map((prefix, i) =>
    measure(1000 ** i, `${NO_BREAK_SPACE}${prefix}${unit}`),
  );
  const small = SMALL_PREFIXES.map((prefix, i) =>
    measure(Number(`1e${-3 * i - 3}`), `${NO_BREAK_SPACE}${prefix}${unit}`),
  );
  const isCounted = COUNTED.has(unit);
  return {
    ...PLAIN,
    notation: "si",
    measures: isCounted ? large.toReversed() : [...large.toReversed(), ...small],
    base: large[0]!,
    firstPrefixed: 1e3,
    lastPlain: isCounted ? 0 : 1,
    tooLarge: 1e27,
    smallest: isCounted ? MIN_DECIMAL : 1e-24,
  };
}

/** From here on, words replace zeros even where there is room for all digits. */
const FIRST_WORD = 1e5;

/** A unit that is counted in the words of a locale, between two texts. */
function wordUnit(before: string, after: string, locale: string): Unit {
  const base = measure(1, after, before);
  const words = getLocale(locale).words.map(({ size, text }) =>
    measure(size, text + after, before),
  );
  const largest = words.at(-1)?.size ?? 1;
  return {
    ...PLAIN,
    notation: "words",
    measures: [...words.toReversed(), base],
    base,
    firstPrefixed: words.length > 0 ? FIRST_WORD : Number.POSITIVE_INFINITY,
    tooLarge: Math.max(MAX_WHOLE, largest * 1e5),
    smallest: MIN_DECIMAL,
  };
}

function measure(size: number, after: string, before = "", round = false): Measure {
  return { size, before, after, round };
}

/** @param prefix of the unit itself: K where numbers are KiB. */
function byteUnit(unit: string, prefix: string): Unit {
  const first = PREFIXES.findIndex((one) => one.toUpperCase() === prefix);
  const measures = PREFIXES.slice(first).map((one, i) => {
    const name = one === "" ? unit : `${one.toUpperCase()}i${unit}`;
    return measure(1024 ** i, NO_BREAK_SPACE + name, "", i > 0);
  });
  return {
    ...PLAIN,
    notation: "binary",
    measures: measures.toReversed(),
    base: measures[0]!,
    firstPrefixed: 1024,
    tooLarge: 1024 ** measures.length,
    smallest: MIN_DECIMAL,
  };
}

/** @param second a second in the unit: 1 or 1000. */
function clockUnit(second: number): Unit {
  const long = [DAY, HOUR, MINUTE].map((size, i) =>
    measure(size * second, NO_BREAK_SPACE + ["d", "h", "min"][i]!, "", true),
  );
  const short = ["", "m", "µ", "n", "p"].map((prefix, i) =>
    measure(second / 1000 ** i, `${NO_BREAK_SPACE}${prefix}s`),
  );
  return {
    ...PLAIN,
    notation: "clock",
    measures: [...long, ...short],
    base: short[second === 1 ? 0 : 1]!,
    firstPrefixed: 0,
    lastPlain: Number.POSITIVE_INFINITY,
    tooLarge: MAX_WHOLE * DAY * second,
    smallest: second * 1e-15,
  };
}

/** Whether a number (at least 0) is too large or too small for the measures of a unit. */
export function isBeyondMeasures({ tooLarge, smallest }: Unit, size: number): boolean {
  return size >= tooLarge || (size < smallest && size !== 0);
}

/**
 * The measure of one number (above 0): the largest that it holds.
 *
 * @param isShort whether the number is short in a measure; at least in the unit itself.
 */
export function valueMeasure(
  unit: Unit,
  size: number,
  isShort: (measure: Measure) => boolean,
): Measure {
  const { measures, base, firstPrefixed, lastPlain, notation } = unit;
  if (size < firstPrefixed && size >= lastPlain) return base;
  // 61 s are no minutes, but 90 s are.
  const least = ({ size: own, round }: Measure) =>
    round && notation === "clock" ? 1.5 * own : own;
  return measures.find((one) => size >= least(one) && isShort(one)) ?? measures.at(-1)!;
}
