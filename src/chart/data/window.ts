import type { ChartWindow } from "../options/options.ts";
import { type Series, dropFirst } from "./series.ts";
import { bisectLeft } from "./bisect.ts";

/** The range of x that a live chart shows. */
export interface Span {
  from: number;
  to: number;
  /** The expected distance between points. */
  gap: number;
}

/**
 * The span of a live window. It is stable: its length depends only on the rounded gap between points,
 * and it starts at the first point until the window is full.
 */
export function liveSpan(series: Series[], window: ChartWindow, everyMs: number): Span {
  const newest = newestX(series);
  if (newest === Number.NEGATIVE_INFINITY) return emptySpan(window, everyMs);
  const gap = "points" in window ? estimateGap(series, window.points, everyMs) : everyMs;
  const length = "points" in window ? Math.max(1, window.points - 1) * gap : window.ms;
  const from = isFull(series, window)
    ? newest - length
    : Math.max(oldestX(series, window, newest), newest - length);
  return { from, to: from + length, gap };
}

/** The largest x of all series; minus infinity where there is none. */
export function newestX(series: readonly Series[]): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { xs } of series) if (xs.length > 0) newest = Math.max(newest, xs[xs.length - 1]!);
  return newest;
}

/** How many windows' worth of points determine the y axis of a live chart, though it shows one. */
export const RECENT_WINDOWS = 4;

/** The points of the last few windows, which steady the y axis of a live chart. */
export function recentPoints(series: readonly Series[], window: ChartWindow): readonly Series[] {
  return lastWindows(series, RECENT_WINDOWS, window);
}

/** The points of the last `count` windows, up to the newest point. */
export function lastWindows(
  series: readonly Series[],
  count: number,
  window: ChartWindow,
): readonly Series[] {
  const newest = newestX(series);
  return series.map((one) => {
    const from = windowStart(one.xs, count, window, newest);
    return from === 0 ? one : dropFirst(one, from);
  });
}

/** The index of the first point within `count` windows before the newest x. */
export function windowStart(
  xs: Float64Array,
  count: number,
  window: ChartWindow,
  newest: number,
): number {
  if ("points" in window) return Math.max(0, xs.length - count * window.points);
  return bisectLeft(xs, newest - count * window.ms);
}

/** Whether the newest point stands at the right edge, even if others come early or late. */
function isFull(series: Series[], window: ChartWindow): boolean {
  return "points" in window && series.some(({ xs }) => xs.length >= window.points);
}

function emptySpan(window: ChartWindow, everyMs: number): Span {
  const length = "points" in window ? Math.max(1, window.points - 1) * everyMs : window.ms;
  return { from: 0, to: length, gap: everyMs };
}

function oldestX(series: Series[], window: ChartWindow, newest: number): number {
  let oldest = newest;
  for (const { xs } of series) {
    const start =
      "points" in window
        ? Math.max(0, xs.length - window.points)
        : bisectLeft(xs, newest - window.ms);
    if (start < xs.length) oldest = Math.min(oldest, xs[start]!);
  }
  return oldest;
}

function estimateGap(series: Series[], points: number, everyMs: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { xs } of series) {
    const gap = meanGap(xs, points);
    if (gap > 0 && gap < smallest) smallest = gap;
  }
  return smallest === Number.POSITIVE_INFINITY ? everyMs : roundGap(smallest, everyMs);
}

function meanGap(xs: Float64Array, points: number): number {
  const count = Math.min(xs.length, points);
  if (count < 2) return 0;
  return (xs[xs.length - 1]! - xs[xs.length - count]!) / (count - 1);
}

const NEAR = 0.15;
const STEPS_PER_DECADE = 24;

// Clocks jitter by some ms. Without rounding, each point would change the scale, and with it every
// coordinate of the frame.
function roundGap(gap: number, everyMs: number): number {
  if (Math.abs(gap / everyMs - 1) < NEAR) return everyMs;
  return 10 ** (Math.ceil(Math.log10(gap) * STEPS_PER_DECADE - 0.02) / STEPS_PER_DECADE);
}
