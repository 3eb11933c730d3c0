import { describeWrongEpoch, type EpochUnit, readEpochIn } from "./epoch-unit.ts";

/** A whole number in a text. */
export interface ScannedEpoch {
  /** Its first digits, as many as the milliseconds of our age have, … */
  head: number;
  /** … and those after them: nanoseconds have more digits than a double holds exactly. */
  tail: number;
  digits: number;
  /** The place after it. */
  end: number;
}

const ZERO = 48;
const MS_DIGITS = 13;

/** Digits of nanoseconds since September 2001. */
const NS_DIGITS = 19;

/** Reads the whole number that begins at a place. @returns whether there is one */
export function scanEpoch(text: string, start: number, into: ScannedEpoch): boolean {
  let head = 0;
  let tail = 0;
  let at = start;
  for (; ; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    // Also where the text ends.
    if (!(digit >= 0 && digit <= 9)) break;
    if (at - start < MS_DIGITS) head = head * 10 + digit;
    else tail = tail * 10 + digit;
  }
  into.head = head;
  into.tail = tail;
  into.digits = at - start;
  into.end = at;
  return at > start;
}

/** Epoch milliseconds, to the microsecond; NaN where it is not from 2001 to 2099. */
export function scannedTime(scanned: ScannedEpoch, unit: EpochUnit): number {
  const { head, tail, digits } = scanned;
  if (unit !== "ns" || digits !== NS_DIGITS) return readEpochIn(countOf(scanned), unit);
  const ms = head + Math.round(tail / 1000) / 1000;
  return Number.isNaN(readEpochIn(head, "ms")) ? Number.NaN : ms;
}

/** Says what is wrong with a time that `scannedTime` did not take, and in which unit it would be right. */
export function describeWrongTime(scanned: ScannedEpoch, unit: EpochUnit): string {
  return describeWrongEpoch(countOf(scanned), unit);
}

function countOf({ head, tail, digits }: ScannedEpoch): number {
  return digits <= MS_DIGITS ? head : head * 10 ** (digits - MS_DIGITS) + tail;
}
