import { MAX_UNIT_LENGTH } from "../../limits.ts";
import { DEFAULT_LOCALE, getLocale } from "./locale.ts";

/** Stands between a number and its unit: no line breaks there, and every font has it. */
const UNIT_SPACE = "\u00a0";

/** A multiple of a unit, such as kW or min: numbers are divided by `size` and put between two texts. */
export interface Measure {
  size: number;
  before: string;
  after: string;
  /** It is used for round steps only: 0.5 h, but 15 min. Others may have any decimals. */
  round: boolean;
}

/** A unit: its measures, the largest first, and the one that is the unit itself. */
export interface Unit {
  measures: Measure[];
  base: Measure;
  /** The smallest number that a larger measure than the unit itself is used for. */
  firstPrefixed: number;
  /** The smallest number that no smaller measure is used for. */
  lastPlain: number;
}

const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];
const SMALL_PREFIXES = ["m", "µ", "n", "p", "f", "a", "z", "y"];
/** Units that take a prefix right before them: 3.4 kW, but 120 k users. */
const PREFIXED = new Set(
  "W Wh VA V A Ah Hz J eV cal N Pa bar F Ω g m l L mol lm lx Bq Sv Gy bit bit/s bps".split(" "),
);
/** Units that are counted: there are no thousandths of a bit. */
const COUNTED = new Set(["bit", "bit/s", "bps"]);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether a text can be the unit of an axis: it is short, and not empty. */
export function isUnit(unit: string): boolean {
  return unit.length > 0 && unit.length <= MAX_UNIT_LENGTH;
}

/**
 * Reads a unit. `B` and `B/s` count in 1024s (`340 MiB`); `ms` and `s` go on to min, h and d; `%` are
 * percentages and `ratio` is 1 for 100 %; all others take SI prefixes.
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

/** @param second a second in the unit: 1 or 1000. */
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

/** A smaller measure is not used where its numbers would reach this. */
const MAX_WRITTEN = 1e5;

/** The measure for numbers up to `largest`, `step` apart. */
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

/** Whether a number has at most one decimal. */
function isRound(value: number): boolean {
  const tenths = value * 10;
  return tenths > 0.5 && Math.abs(tenths - Math.round(tenths)) < 1e-6;
}
