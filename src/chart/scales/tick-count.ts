import { log10OrNaN } from "./log-scale.ts";
import { tickStep } from "./number-ticks.ts";

const PIXELS_PER_TICK = 56;
/** On a low plot ticks are closer, until there are FEW: a domain between two ticks would be far too wide. */
const PIXELS_PER_TICK_IN_LOW = 34;
const FEW = 5;
/** Ticks of a y axis never stand closer than this, in pixels. */
export const MIN_Y_TICK_SPACING = 21;

/** How many ticks a y axis of this height (in pixels) usually has: 2 to 10. */
export function yTickCount(height: number): number {
  const few = Math.min(FEW, Math.floor(height / PIXELS_PER_TICK_IN_LOW));
  return Math.max(2, few, Math.min(10, Math.round(height / PIXELS_PER_TICK)));
}

/** The most ticks there is room for on a low plot; on others the usual count. */
export function maxYTickCount(height: number): number {
  const usual = yTickCount(height);
  const fitting = Math.min(FEW, Math.floor(height / MIN_Y_TICK_SPACING));
  return usual >= FEW ? usual : Math.max(usual, fitting);
}

/** The count that puts a tick at both bounds of a domain, or else the usual one. */
export function alignedTickCount(
  domain: [number, number],
  height: number,
  unit: string | undefined,
): number {
  const usual = yTickCount(height);
  const isAligned = (count: number) => {
    const step = tickStep(domain, count, unit);
    return domain.every((bound) => isMultiple(bound, step));
  };
  const most = maxYTickCount(height);
  for (let count = usual; count <= most; count++) if (isAligned(count)) return count;
  return isAligned(usual - 1) ? usual - 1 : usual;
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-6;
}

/** A single tick would not show that the axis is logarithmic. */
const MIN_LOG_TICKS = 4;
/** Between the powers of ten of a few decades, ticks at 2 and 5 times those show the bend. */
const PIXELS_PER_TICK_IN_DECADE = 27;
/** With many decades, each has a tick if they are this far apart. */
const PIXELS_PER_DECADE = 24;

/** How many ticks a logarithmic y axis has room for. */
export function logTickCount(domain: [number, number], height: number): number {
  return Math.max(yTickCount(height), MIN_LOG_TICKS, decadeTickCount(domain, height));
}

function decadeTickCount([low, high]: [number, number], height: number): number {
  if (high >= low * 10 && high <= low * 1e3) return Math.floor(height / PIXELS_PER_TICK_IN_DECADE);
  const decades = Math.ceil(log10OrNaN(high) - log10OrNaN(low));
  return Math.min(decades, Math.floor(height / PIXELS_PER_DECADE));
}
