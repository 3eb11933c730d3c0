import type { Measure, Unit } from "./unit.ts";

/**
 * The one measure of all ticks of an axis: the largest in which they read well.
 *
 * @param largest the largest size of a number on the axis.
 */
export function tickMeasure(unit: Unit, step: number, largest: number): Measure {
  const { measures, base, firstPrefixed, lastPlain, notation } = unit;
  if (largest === 0 || (largest < firstPrefixed && largest >= lastPlain)) return base;
  const fitting = measures.filter(({ size }) => largest >= size);
  const [first = measures.at(-1)!] = fitting;
  const isReadable = (one: Measure) => {
    if (notation === "binary" || notation === "clock") {
      // Numbers that differ by little are written out.
      const most = step / first.size < MIN_PART ? Number.POSITIVE_INFINITY : one.size * MAX_WRITTEN;
      return largest < most && isRound(one, step, notation);
    }
    // Without a smaller measure, decimals are all that is left.
    return one.size <= base.size || isFewDecimals(step, largest, one.size);
  };
  return fitting.find(isReadable) ?? first;
}

/** More ticks than an axis has. */
const MANY_TICKS = 12;

/**
 * Whether ticks have two decimals at most as multiples of a size, and none of them is far below 1:
 * "0.1B" would stand beside the "100M" of a tooltip.
 */
function isFewDecimals(step: number, largest: number, size: number): boolean {
  const isNearOne = step / size >= 0.5 || largest - MANY_TICKS * step >= size;
  return isNearOne && isMultipleOf(step / size, largest < size * MAX_WRITTEN ? 0.01 : 1);
}

/** A step that is less of a measure takes too many decimals in it. */
const MIN_PART = 0.01;
/** Numbers that reach this are not written in a smaller measure than the first that fits. */
const MAX_WRITTEN = 1e5;
/** Quarters of a GiB have few digits, as have halves of an hour. */
const PARTS = { binary: 0.125, clock: 0.1 };

function isRound({ size, round }: Measure, step: number, notation: keyof typeof PARTS): boolean {
  return !round || isMultipleOf(step / size, PARTS[notation]);
}

function isMultipleOf(value: number, part: number): boolean {
  const times = value / part;
  return times > 0.5 && Math.abs(times - Math.round(times)) < 1e-6;
}
