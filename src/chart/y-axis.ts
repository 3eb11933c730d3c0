import { tickIncrement, ticks } from "d3-array";
import { distinctBy, type NumberLabels, numberLabels } from "./number-label.ts";
import type { Settings } from "./options.ts";
import { SMALLEST_SPAN, widened } from "./scale.ts";

/** Bounds, ticks and labels of the y axis, before it is known where it stands. */
export interface YAxis {
  domain: [number, number];
  ticks: number[];
  labels: NumberLabels;
}

const PIXELS_PER_TICK = 56;

/** The bounds of the y axis for values of an extent (`undefined`: none), `height` pixels high. */
export function yDomainOf(
  extent: [number, number] | undefined,
  height: number,
  settings: Settings,
): [number, number] {
  return domainOf(extent ?? [0, 1], settings.yDomain, tickCount(height));
}

/** The y axis with these bounds, on a plot `height` pixels high. */
export function yAxisOf(domain: [number, number], height: number, settings: Settings): YAxis {
  const count = tickCount(height);
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const labels = numberLabels(stepOf(domain, count), largest, { format: settings.yFormat });
  return { domain, ticks: distinctBy(ticksOf(domain, count), labels.tick), labels };
}

function tickCount(height: number): number {
  return Math.max(2, Math.min(10, Math.round(height / PIXELS_PER_TICK)));
}

// Values that differ by less than numbers of their size can tell apart are drawn as equal ones.
const FINEST = 1e-12;

function domainOf(
  extent: [number, number],
  fixed: Settings["yDomain"],
  count: number,
): [number, number] {
  const low =
    fixed[0] ??
    (fixed[1] === null ? extent[0] : Math.min(extent[0], fixed[1] - Math.abs(fixed[1] || 1)));
  const high =
    fixed[1] ??
    (fixed[0] === null ? extent[1] : Math.max(extent[1], fixed[0] + Math.abs(fixed[0] || 1)));
  const size = Math.max(Math.abs(low), Math.abs(high));
  const wide =
    high - low > Math.max(size * FINEST, SMALLEST_SPAN)
      ? ([low, high] as [number, number])
      : aroundOne(low, size);
  const [niceLow, niceHigh] = niceDomain(wide, count);
  return [fixed[0] ?? niceLow, fixed[1] ?? niceHigh];
}

function aroundOne(value: number, size: number): [number, number] {
  if (size <= SMALLEST_SPAN) return [0, 1];
  const [low, high] = widened([value, value], size * 0.1);
  return [Math.max(low, -Number.MAX_VALUE), Math.min(high, Number.MAX_VALUE)];
}

/** Bounds on whole ticks. A wider domain may have a larger step, so this is done until it rests. */
function niceDomain(domain: [number, number], count: number): [number, number] {
  let nice = domain;
  let step = 0;
  for (let pass = 0; pass < 4 && step !== stepOf(nice, count); pass++) {
    step = stepOf(nice, count);
    const low = Math.floor(domain[0] / step) * step;
    const high = Math.ceil(domain[1] / step) * step;
    if (!Number.isFinite(low) || !Number.isFinite(high)) return domain;
    nice = [exact(low, step), exact(high, step)];
  }
  return nice;
}

// d3 tells a step below 1 by its inverse, so that multiples of 0.1 come out as they are written.
function exact(value: number, step: number): number {
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) || 0 : value;
}

function stepOf([low, high]: [number, number], count: number): number {
  // Quarters, as the span of the largest numbers is more than a number can say.
  const increment = tickIncrement(low / 4, high / 4, count);
  const step = (increment < 0 ? 1 / -increment : increment) * 4;
  const plain = tickIncrement(low, high, count);
  if (Number.isFinite(high - low) && plain !== 0) return plain < 0 ? 1 / -plain : plain;
  return step > 0 ? step : 1;
}

function ticksOf([low, high]: [number, number], count: number): number[] {
  if (Number.isFinite(high - low)) return ticks(low, high, count);
  return ticks(low / 4, high / 4, count).map((tick) => tick * 4);
}
