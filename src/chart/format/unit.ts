import { tickIncrement, ticks } from "d3-array";
import { DEFAULT_LOCALE, getLocale } from "./locale.ts";

/** Between a number and its unit: one that every font has, and at which no line is broken. */
const UNIT_SPACE = "\u00a0";

/** One way to write the numbers of an axis: divided by `size`, between two texts. */
export interface Measure {
  size: number;
  before: string;
  after: string;
  /** Only round numbers of it are said: 0.5 h, but 15 min. Others may have any decimals. */
  round: boolean;
}

/** The measures of a unit, the largest first, and the one that is the unit itself. */
export interface Unit {
  measures: Measure[];
  base: Measure;
  /** The least number that is written by a larger measure than the unit itself. */
  firstPrefixed: number;
  /** The least that is not written by a smaller one. */
  lastPlain: number;
}

const LONGEST_UNIT = 40;
const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];
const SMALL_PREFIXES = ["m", "µ", "n", "p", "f", "a", "z", "y"];
/** Units that take a prefix right before them: 3.4 kW, but 120 k users. */
const PREFIXED = new Set(
  "W Wh VA V A Ah Hz J eV cal N Pa bar F Ω g m l L mol lm lx Bq Sv Gy bit bit/s bps".split(" "),
);
/** There are no thousandths of a byte. */
const COUNTED = new Set(["bit", "bit/s", "bps"]);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether this can be the unit of an axis: a short text, not an empty one. */
export function isUnit(unit: string): boolean {
  return unit.length > 0 && unit.length <= LONGEST_UNIT;
}

/**
 * How numbers of a unit are written. `B` and `B/s` count in 1024s (`340 MiB`); `ms` and `s` go on to
 * min, h and d; `%` are percentages and `ratio` is 1 for 100 %; all others take SI prefixes.
 */
export function parseUnit(unit: string | undefined, locale: string = DEFAULT_LOCALE): Unit {
  if (unit === undefined) return prefixed(justPrefix, 1e5, 1e-3);
  if (unit === "%" || unit === "ratio") return percentage(unit, locale);
  if (unit === "s" || unit === "ms") return duration(unit === "s" ? 1 : 1000);
  if (unit === "B" || unit === "B/s") return bytes(unit);
  if (!PREFIXED.has(unit))
    return prefixed((prefix) => `${justPrefix(prefix)}${UNIT_SPACE}${unit}`, 1e5, 1e-3);
  return prefixed((prefix) => UNIT_SPACE + prefix + unit, 1e3, COUNTED.has(unit) ? 0 : 1);
}

function justPrefix(prefix: string): string {
  return prefix === "" ? "" : UNIT_SPACE + prefix;
}

function percentage(unit: "%" | "ratio", locale: string): Unit {
  const [before, after] = getLocale(locale).percent;
  const base = { size: unit === "%" ? 1 : 0.01, before, after, round: false };
  return { measures: [base], base, firstPrefixed: Number.POSITIVE_INFINITY, lastPlain: 0 };
}

function prefixed(
  after: (prefix: string) => string,
  firstPrefixed: number,
  lastPlain: number,
): Unit {
  const large = PREFIXES.map((prefix, i) => measure(Number(`1e${3 * i}`), after(prefix)));
  const small = SMALL_PREFIXES.map((prefix, i) =>
    measure(Number(`1e${-3 * i - 3}`), after(prefix)),
  );
  return { measures: [...large.toReversed(), ...small], base: large[0]!, firstPrefixed, lastPlain };
}

function measure(size: number, after: string, round = false): Measure {
  return { size, before: "", after, round };
}

function bytes(unit: string): Unit {
  const measures = PREFIXES.map((prefix, i) =>
    measure(1024 ** i, `${UNIT_SPACE}${prefix.toUpperCase()}${i > 0 ? "i" : ""}${unit}`, i > 0),
  );
  return { measures: measures.toReversed(), base: measures[0]!, firstPrefixed: 1024, lastPlain: 0 };
}

/** @param second what a second is in the unit. */
function duration(second: number): Unit {
  const long = [
    measure(DAY * second, `${UNIT_SPACE}d`, true),
    measure(HOUR * second, `${UNIT_SPACE}h`, true),
    measure(MINUTE * second, `${UNIT_SPACE}min`, true),
  ];
  const short = ["", "m", "µ", "n", "p"].map((prefix, i) =>
    measure(second / 1000 ** i, `${UNIT_SPACE}${prefix}s`),
  );
  const base = short[second === 1 ? 0 : 1]!;
  return { measures: [...long, ...short], base, firstPrefixed: 0, lastPlain: Infinity };
}

/** Numbers of a measure have fewer digits than this before the point, if another can be had. */
const LARGEST_WRITTEN = 1e5;

/** How numbers are written that reach up to `largest` and lie `step` apart. */
export function chooseMeasure(unit: Unit, step: number, largest: number): Measure {
  const { measures, base, firstPrefixed, lastPlain } = unit;
  if (largest === 0 || (largest < firstPrefixed && largest >= lastPlain)) return base;
  let first: Measure | undefined;
  for (const one of measures) {
    if (largest < one.size) continue;
    first ??= one;
    if (largest >= one.size * LARGEST_WRITTEN && first !== one) break;
    if (!one.round || isRound(step / one.size)) return one;
  }
  return first ?? measures.at(-1)!;
}

/** With one decimal at most. */
function isRound(value: number): boolean {
  const tenths = value * 10;
  return tenths > 0.5 && Math.abs(tenths - Math.round(tenths)) < 1e-6;
}

const SIXTIETHS = [1, 2, 5, 10, 15, 30];
const ROUND_SECONDS = SIXTIETHS.concat(
  SIXTIETHS.map((n) => n * MINUTE),
  [1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
);

/**
 * The step between ticks that cuts a domain into about `count`, and is round in the unit: a power of
 * two of bytes; 15 s, 30 s, 5 min of seconds; 1, 2 or 5 times a power of ten of all else. More than 0.
 */
export function unitStep([low, high]: [number, number], count: number, unit?: string): number {
  // Quarters, as the span of the largest numbers is more than a number can say.
  const rough = ((high / 4 - low / 4) / count) * 4;
  if ((unit === "B" || unit === "B/s") && rough > 1) return 2 ** Math.round(Math.log2(rough));
  if (unit === "s" && rough > 1) return secondsStep(rough);
  if (unit === "ms" && rough > 1000) return secondsStep(rough / 1000) * 1000;
  return decimalStep(low, high, count);
}

function secondsStep(rough: number): number {
  if (rough > 0.75 * DAY) return decimalStep(0, Math.max(1, rough / DAY), 1) * DAY;
  const larger = ROUND_SECONDS.findIndex((step) => step >= rough);
  const smaller = ROUND_SECONDS[larger - 1] ?? 1;
  return rough / smaller < ROUND_SECONDS[larger]! / rough ? smaller : ROUND_SECONDS[larger]!;
}

function decimalStep(low: number, high: number, count: number): number {
  const plain = tickIncrement(low, high, count);
  if (Number.isFinite(high - low) && plain !== 0) return plain < 0 ? 1 / -plain : plain;
  const quarter = tickIncrement(low / 4, high / 4, count);
  const step = (quarter < 0 ? 1 / -quarter : quarter) * 4;
  return step > 0 ? step : 1;
}

// Beyond 2 ** 53, adding one to a number gives the same number: so it is counted from the first.
function multiplesOf(step: number, first: number, last: number): number[] {
  const found: number[] = [];
  for (let i = 0; i <= last - first; i++) {
    const tick = (first + i) * step || 0;
    if (tick !== found.at(-1)) found.push(tick);
  }
  return found;
}

/** The multiples of {@link unitStep} in a domain, each as it would be written: 0.3, not 0.30000000000000004. */
export function unitTicks([low, high]: [number, number], count: number, unit?: string): number[] {
  const step = unitStep([low, high], count, unit);
  if (!Number.isFinite(high - low)) return ticks(low / 4, high / 4, count).map((tick) => tick * 4);
  if (step === decimalStep(low, high, count)) {
    // Near the largest number a step may be larger than that.
    return ticks(low, high, count).filter(Number.isFinite);
  }
  return multiplesOf(step, Math.ceil(low / step), Math.floor(high / step));
}
