import { readNumber } from "./number.ts";
import { readUnit } from "./unit.ts";

/** The sign of decimals. */
export type DecimalSign = "." | ",";

/** A number in a cell, in its base unit: `1024 MiB` is 1073741824 B. */
export interface Quantity {
  /** null is a gap. */
  value: number | null;
  /** Empty where the cell has none. */
  unit: string;
}

/** Reads the numbers of one table; it learns their decimal sign as it reads. */
export interface Quantities {
  /** @returns undefined for a text that is no number, nor a gap */
  read(cell: string): Quantity | undefined;
  /** Whether a cell holds a number, not a gap or other text. */
  isNumber(cell: string): boolean;
  /** Says that a comma is rather for decimals than for thousands, as between semicolons. */
  expectCommas(isLikely: boolean): void;
  /** Whether a comma is for decimals. */
  hasCommas(): boolean;
}

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const QUANTITY = /^([+-]?(?:\d[\d.,'’]*|[.,]\d+))(e[+-]?\d+)?\s?(\D{0,12})$/iu;
const GROUPED = /^\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*$/;
/** A sign of a currency in front. */
const PRICE = /^([+-]?) ?([$€]) ?(\d[\d.,'’ ]*)$/;
/** Spaces for thousands. */
const SPACED = /^[+-]?\d{1,3}(?: \d{3})+(?!\d)(?: ?\D|[.,]\d|$)/;
const DURATION = /^(?:(\d{1,6})h)?(\d{1,6})m(\d{1,2}(?:\.\d{1,9})?)s$/;
const MANY_GROUPS = /[.,].*[.,]/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Gaps that programs spell in their own way. */
const GAP = /^(?:--|<unknown>|<none>|\[?(?:not supported|not available|n\/a|unknown error)\]?)$/i;

/** No tool writes a longer number. */
const MAX_LENGTH = 100;

/**
 * @param asked the decimal sign, where it is known
 */
export function createQuantities(asked: DecimalSign | undefined): Quantities {
  let learned = asked;
  let isCommaLikely = false;

  /** The text of a number with a point for decimals, and nothing for thousands. */
  function plainDigits(text: string): string | undefined {
    const sign = /^[+-]/.exec(text)?.[0] ?? "";
    const digits = text.slice(sign.length).replace(/['’]/g, (mark) => (isApart(text) ? "" : mark));
    const decimal = decimalOf(digits);
    const [whole = "", fraction, ...more] =
      decimal === undefined ? [digits] : digits.split(decimal);
    const isWhole = /^\d*$/.test(whole) || isGrouped(whole, decimal);
    if (isWhole && decimal === undefined && MANY_GROUPS.test(whole))
      learn(whole.includes(",") ? "." : ",");
    if (!isWhole || more.length > 0 || !/^\d*$/.test(fraction ?? "")) return undefined;
    const point = fraction === undefined ? "" : `.${fraction}`;
    return sign + whole.replace(/\D/g, "") + point;
  }

  function decimalOf(digits: string): DecimalSign | undefined {
    const comma = digits.lastIndexOf(",");
    const point = digits.lastIndexOf(".");
    if (comma < 0 && point < 0) return undefined;
    if (comma >= 0 && point >= 0) return learn(comma > point ? "," : ".");
    const mark = comma >= 0 ? "," : ".";
    if (digits.indexOf(mark) !== digits.lastIndexOf(mark)) return undefined;
    if (!AMBIGUOUS.test(digits)) return learn(mark);
    const sign = learned ?? (mark === "," && !isCommaLikely ? "." : mark);
    return sign === mark ? mark : undefined;
  }

  function learn(sign: DecimalSign): DecimalSign {
    learned ??= sign;
    return asked ?? sign;
  }

  function read(cell: string): Quantity | undefined {
    if (cell.length > MAX_LENGTH) return undefined;
    const plain = learned !== "," || !AMBIGUOUS.test(cell) ? readNumber(cell) : undefined;
    if (plain === null) return { value: null, unit: "" };
    if (plain !== undefined && PLAIN.test(cell)) return { value: plain, unit: "" };
    if (GAP.test(cell)) return { value: null, unit: "" };
    const respelled = respell(cell);
    if (respelled !== undefined) return read(respelled);
    const duration = readDuration(cell);
    if (duration !== undefined) return { value: duration, unit: "s" };
    const [, text = "", exponent = "", unit = ""] = QUANTITY.exec(cell) ?? [];
    const digits = text === "" ? undefined : plainDigits(text);
    const found = digits === undefined ? undefined : readUnit(unit.trim());
    if (digits === undefined || found === undefined) return undefined;
    return { value: scale(digits, exponent, found.factor), unit: found.unit };
  }

  return {
    read,
    isNumber: (cell) => typeof read(cell)?.value === "number",
    hasCommas: () => learned === ",",
    expectCommas: (isLikely) => {
      isCommaLikely = isLikely;
    },
  };
}

/** The same number as it is rather written: `-€5` as `-5€`, `12 345,5` without spaces, U+2212 as a minus. */
function respell(cell: string): string | undefined {
  if (cell.startsWith("\u2212")) return `-${cell.slice(1)}`;
  const [, sign = "", currency, amount = ""] = PRICE.exec(cell) ?? [];
  if (currency !== undefined) return `${sign}${amount}${currency}`;
  return SPACED.test(cell) ? cell.replace(/ (?=\d)/g, "") : undefined;
}

/** The seconds of `1h2m3.5s`, as Go writes what takes longer than a minute. */
function readDuration(cell: string): number | undefined {
  if (!cell.endsWith("s")) return undefined;
  const [, hours = "0", minutes, seconds] = DURATION.exec(cell) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}

function isApart(text: string): boolean {
  return /^[+-]?\d{1,3}(?:['’]\d{3})+(?:[.,]\d*)?$/.test(text);
}

function isGrouped(whole: string, decimal: DecimalSign | undefined): boolean {
  // With decimals behind it, it is none: 1.000.000.000,00.
  const isAddress = decimal === undefined && ADDRESS.test(whole);
  const mark = isAddress ? undefined : GROUPED.exec(whole)?.[1];
  return mark !== undefined && mark !== decimal;
}

// Moving the decimal point in the text is exact; 1.1 * 1000 is 1100.0000000000002.
function scale(digits: string, exponent: string, factor: number): number | null {
  const power = Math.log10(factor);
  const places = Number(exponent.slice(1) || 0);
  const number = Number.isInteger(power)
    ? Number(`${digits}e${places + power}`)
    : Number(`${digits}e${places}`) * factor;
  return Number.isFinite(number) ? number : null;
}

/** A thousandth of a core, as Kubernetes has it: `250m`. */
const MILLI = /^(\d+)m$/;
const PROCESSOR = /cpu|cores/i;

/** The number of cores that `250m` is in a column of processors; undefined for any other cell, or column. */
export function readMillicores(name: string, cell: string): number | undefined {
  const milli = cell.endsWith("m") ? MILLI.exec(cell)?.[1] : undefined;
  return milli !== undefined && PROCESSOR.test(name) ? Number(milli) / 1000 : undefined;
}
