import { MAX_UNIT_LENGTH } from "../../limits.ts";
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
  return unit.length > 0 && unit.length <= MAX_UNIT_LENGTH;
}

/**
 * How numbers of a unit are written. `B` and `B/s` count in 1024s (`340 MiB`); `ms` and `s` go on to
 * min, h and d; `%` are percentages and `ratio` is 1 for 100 %; all others take SI prefixes.
 */
export function parseUnit(unit: string | undefined, locale: string = DEFAULT_LOCALE): Unit {
  if (unit === undefined) return prefixUnit(justPrefix, 1e5, 1e-3);
  if (unit === "%" || unit === "ratio") return percentUnit(unit, locale);
  if (unit === "s" || unit === "ms") return durationUnit(unit === "s" ? 1 : 1000);
  if (unit === "B" || unit === "B/s") return byteUnit(unit);
  if (!PREFIXED.has(unit))
    return prefixUnit((prefix) => `${justPrefix(prefix)}${UNIT_SPACE}${unit}`, 1e5, 1e-3);
  return prefixUnit((prefix) => UNIT_SPACE + prefix + unit, 1e3, COUNTED.has(unit) ? 0 : 1);
}

function justPrefix(prefix: string): string {
  return prefix === "" ? "" : UNIT_SPACE + prefix;
}

function percentUnit(unit: "%" | "ratio", locale: string): Unit {
  const [before, after] = getLocale(locale).percent;
  const base = { size: unit === "%" ? 1 : 0.01, before, after, round: false };
  return { measures: [base], base, firstPrefixed: Number.POSITIVE_INFINITY, lastPlain: 0 };
}

function prefixUnit(
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

function byteUnit(unit: string): Unit {
  const measures = PREFIXES.map((prefix, i) =>
    measure(1024 ** i, `${UNIT_SPACE}${prefix.toUpperCase()}${i > 0 ? "i" : ""}${unit}`, i > 0),
  );
  return { measures: measures.toReversed(), base: measures[0]!, firstPrefixed: 1024, lastPlain: 0 };
}

/** @param second what a second is in the unit. */
function durationUnit(second: number): Unit {
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
const MAX_WRITTEN = 1e5;

/** How numbers are written that reach up to `largest` and lie `step` apart. */
export function chooseMeasure(unit: Unit, step: number, largest: number): Measure {
  const { measures, base, firstPrefixed, lastPlain } = unit;
  if (largest === 0 || (largest < firstPrefixed && largest >= lastPlain)) return base;
  let first: Measure | undefined;
  for (const one of measures) {
    if (largest < one.size) continue;
    first ??= one;
    if (largest >= one.size * MAX_WRITTEN && first !== one) break;
    if (!one.round || isRound(step / one.size)) return one;
  }
  return first ?? measures.at(-1)!;
}

/** With one decimal at most. */
function isRound(value: number): boolean {
  const tenths = value * 10;
  return tenths > 0.5 && Math.abs(tenths - Math.round(tenths)) < 1e-6;
}
