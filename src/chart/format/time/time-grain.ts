import { unitsOfSecond } from "./clock-text.ts";
import { DAY, MINUTE, MONTH, SECOND, YEAR } from "./time-step.ts";
import { wallClock } from "./time-zone.ts";

/**
 * The unit down to which moments are written, in ms: years, months, days, minutes, seconds,
 * thousandths of a second, millionths, thousand-millionths.
 */
export type TimeGrain = number;

/** Sorted moments (epoch milliseconds), and how many came before the first of them. */
export interface Moments {
  xs: Float64Array;
  startIndex: number;
}

const FRACTIONS: TimeGrain[] = [1, 1e-3, 1e-6];

/**
 * The coarsest unit that writes moments exactly: days where all are midnights, minutes, else seconds.
 * Seconds are rounded, as points from a timer come a little early or late; fractions are written only
 * where two different moments would otherwise have the same text.
 */
export function findTimeGrain(runs: readonly Pick<Moments, "xs">[], zone: string): TimeGrain {
  let grain = YEAR;
  for (const { xs } of runs) grain = wholeGrain(xs, grain, zone, 1, 0);
  if (grain > SECOND) return grain;
  for (const fraction of [SECOND, ...FRACTIONS]) {
    grain = fraction;
    if (!runs.some(({ xs }) => repeatsUnit(xs, fraction))) break;
  }
  return grain;
}

/** Points of a series that are looked at in a live chart. */
const MAX_SAMPLED = 32;
/** Points that come faster than this, in ms, need fractions of a second. */
const FAST = 950;

/**
 * The same for a live chart, whose points' texts must not change while they are in the window: the
 * usual distance between points decides about fractions, so a few close points change nothing. Of
 * many points it looks at some, always the same ones.
 */
export function sampleTimeGrain(runs: readonly Moments[], zone: string): TimeGrain {
  let grain = YEAR;
  for (const { xs, startIndex } of runs) {
    const stride = sampleStride(xs.length);
    grain = wholeGrain(xs, grain, zone, stride, startIndex);
  }
  if (grain > SECOND) return grain;
  for (const run of runs) grain = Math.min(grain, usualFraction(run));
  return grain;
}

/** A power of two, so that it seldom changes. */
function sampleStride(count: number): number {
  let stride = 1;
  while (stride * MAX_SAMPLED < count) stride *= 2;
  return stride;
}

/** The fraction of a second that most distances of sampled neighbours ask for. */
function usualFraction({ xs, startIndex }: Moments): TimeGrain {
  const stride = sampleStride(xs.length);
  let fast = 0;
  let tiny = 0;
  let count = 0;
  for (let i = firstSampled(startIndex, stride); i + 1 < xs.length; i += stride) {
    const gap = xs[i + 1]! - xs[i]!;
    if (gap <= 0) continue;
    count++;
    if (gap < FAST) fast++;
    if (gap < FAST / SECOND) tiny++;
  }
  if (2 * tiny > count) return 1e-3;
  return 2 * fast > count ? 1 : SECOND;
}

function firstSampled(startIndex: number, stride: number): number {
  return (stride - (startIndex % stride)) % stride;
}

/** Days of a zone other than UTC cost a look into its history, so only this many are looked at. */
const MAX_DAYS = 256;

/** The coarsest unit, at most `grain`, of which these moments are whole multiples; at least a second. */
function wholeGrain(
  xs: Float64Array,
  grain: TimeGrain,
  zone: string,
  stride: number,
  startIndex: number,
): TimeGrain {
  let whole = grain;
  let step = stride;
  if (zone !== "UTC" && xs.length > MAX_DAYS * stride) step = Math.ceil(xs.length / MAX_DAYS);
  for (let i = firstSampled(startIndex, stride); i < xs.length; i += whole >= DAY ? step : stride) {
    // The neighbour as well: of points every 30 s, each other one is a whole minute.
    for (let k = i; k <= i + 1 && k < xs.length; k++) {
      while (whole > SECOND && !isWhole(xs[k]!, whole, zone)) whole = finer(whole);
    }
    if (whole <= SECOND) break;
  }
  return whole;
}

function finer(grain: TimeGrain): TimeGrain {
  if (grain > DAY) return grain === YEAR ? MONTH : DAY;
  return grain === DAY ? MINUTE : SECOND;
}

/** Since then all offsets are whole minutes, so a minute is whole in every zone or in none. */
const WHOLE_OFFSETS = Date.UTC(1973, 0, 1);

function isWhole(time: number, grain: TimeGrain, zone: string): boolean {
  if (grain === MINUTE && time > WHOLE_OFFSETS) return isMultiple(time, MINUTE);
  // What is no whole minute is no day either.
  if (time > WHOLE_OFFSETS && !isMultiple(time, MINUTE)) return false;
  const wall = wallClock(zone, time);
  if (!isMultiple(wall, Math.min(grain, DAY))) return false;
  if (grain <= DAY) return true;
  const date = new Date(wall);
  return date.getUTCDate() === 1 && (grain < YEAR || date.getUTCMonth() === 0);
}

function isMultiple(value: number, unit: number): boolean {
  return Math.floor(value / unit) * unit === value;
}

/** Whether two different moments would read the same in this unit. */
function repeatsUnit(xs: Float64Array, unit: TimeGrain): boolean {
  // Moments further apart read differently. Most are, and there may be many.
  const near = unit < SECOND ? 2 * unit : unit;
  let last = xs[0]!;
  for (let i = 1; i < xs.length; i++) {
    const x = xs[i]!;
    if (x - last < near && x !== last && readsSame(last, x, unit)) return true;
    last = x;
  }
  return false;
}

function readsSame(one: number, other: number, unit: TimeGrain): boolean {
  const isOneSecond = Math.floor(one / SECOND) === Math.floor(other / SECOND);
  if (unit < SECOND) return isOneSecond && unitsOfSecond(one, unit) === unitsOfSecond(other, unit);
  // Our own labels round seconds; formats of the user cut them off.
  return isOneSecond || Math.round(one / SECOND) === Math.round(other / SECOND);
}
