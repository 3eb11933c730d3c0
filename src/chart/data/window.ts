import type { ChartWindow } from "../options/options.ts";
import { type Series, dropFirst } from "./series.ts";
import { bisectLeft, bisectRight } from "./bisect.ts";
import { intervalStart, isExpected, INTERVAL_POINTS } from "./series-interval.ts";

/** The range of x that a live chart shows. */
export interface Span {
  from: number;
  to: number;
  /** The expected distance between points. */
  gap: number;
}

/** What the span depends on besides the points. */
export interface SpanOptions {
  window: ChartWindow;
  everyMs: number;
  /** The time of drawing, for a window by duration: time goes on while no point comes. */
  now: number | undefined;
  /** Time stops when data is this old. */
  staleMs: number;
  /** The plot's width in pixels: time goes on by whole pixels. */
  pixels: number;
}

/**
 * The span of a live window. It is stable: its length depends only on the rounded gap between points.
 * It starts at the first point until the window is full; from then on it ends at the newest one, or
 * follows the clock.
 */
export function liveSpan(series: readonly Series[], options: SpanOptions): Span {
  const { window, everyMs } = options;
  const newest = newestX(series);
  if (newest === Number.NEGATIVE_INFINITY) return emptySpan(window, everyMs);
  const gap = expectedGap(series, window, everyMs);
  const length = "points" in window ? Math.max(1, window.points - 1) * gap : window.ms;
  const from = spanStart(series, window, length, rightEdge(newest, options));
  return { from, to: from + length, gap };
}

/**
 * Points come once a cycle, and some ms after their time. Until a point is one cycle and a half old,
 * the next one is not missing yet, and the newest stays at the edge.
 */
const PATIENCE = 1.5;

/**
 * The x at the right edge of a full window: the newest point's, or the clock's where points are
 * missing. It stops when the data is stale, or has long been out of sight.
 */
export function rightEdge(newest: number, options: SpanOptions): number {
  const { window, everyMs, now, staleMs, pixels } = options;
  if (now === undefined || "points" in window || !Number.isFinite(now)) return newest;
  const step = window.ms / pixels;
  const clock = Math.floor((now - PATIENCE * everyMs) / step) * step;
  // What is shown pale as it is stale stays in sight.
  const most = staleMs < Number.POSITIVE_INFINITY ? 0.5 : LAST_WINDOW;
  const last = newest + Math.min(staleMs, most * window.ms);
  return Math.max(newest, Math.min(clock, last));
}

/** Time stops this many windows after the newest point, where nothing else says when. */
const LAST_WINDOW = 5;

/** Whether the time of a live chart has stopped, as no point has come for several windows. */
export function hasStopped(newest: number, edge: number, window: ChartWindow): boolean {
  return "ms" in window && edge - newest >= LAST_WINDOW * window.ms;
}

/** The start of the span that ended at an edge: the newest point's, or an earlier one. */
export function spanStart(
  series: readonly Series[],
  window: ChartWindow,
  length: number,
  edge: number,
): number {
  let oldest = Number.POSITIVE_INFINITY;
  for (const { xs, startIndex } of series) {
    const count = countUpTo(xs, edge);
    if (count === 0) continue;
    const isFull =
      "points" in window ? count >= window.points : startIndex > 0 || xs[0]! <= edge - length;
    if (isFull) return edge - length;
    oldest = Math.min(oldest, xs[0]!);
  }
  return Math.max(oldest, edge - length);
}

/** The number of points up to an x. */
function countUpTo(xs: Float64Array, x: number): number {
  return xs.length === 0 || xs[xs.length - 1]! <= x ? xs.length : bisectRight(xs, x);
}

/** The x of the last point up to another x; minus infinity where there is none. */
export function lastUpTo(series: readonly Series[], x: number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { xs } of series) {
    const count = countUpTo(xs, x);
    if (count > 0) last = Math.max(last, xs[count - 1]!);
  }
  return last;
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
  const newest = newestX(series);
  return series.map((one) => {
    const from = recentStart(one.xs, window, newest);
    return from === 0 ? one : dropFirst(one, from);
  });
}

/**
 * A series that comes more seldom than its window is long keeps its last points, so that it does not
 * vanish between them.
 */
function recentStart(xs: Float64Array, window: ChartWindow, newest: number): number {
  const start = windowStart(xs, RECENT_WINDOWS, window, newest);
  if (start <= xs.length - INTERVAL_POINTS || xs.length === 0) return start;
  return isExpected(xs, newest, 0) ? Math.min(start, intervalStart(xs)) : start;
}

/**
 * The points that a live chart shows: those in its span, and the last one of a series that comes more
 * seldom.
 */
export function shownPoints(series: readonly Series[], options: SpanOptions): readonly Series[] {
  const recent = recentPoints(series, options.window);
  const { from } = liveSpan(recent, options);
  return recent.map((one) => {
    const start = Math.min(bisectLeft(one.xs, from), one.xs.length - 1);
    return start <= 0 ? one : dropFirst(one, start);
  });
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

function emptySpan(window: ChartWindow, everyMs: number): Span {
  const length = "points" in window ? Math.max(1, window.points - 1) * everyMs : window.ms;
  return { from: 0, to: length, gap: everyMs };
}

/** The distance at which points are expected, in ms. */
export function expectedGap(
  series: readonly Series[],
  window: ChartWindow,
  everyMs: number,
): number {
  return "points" in window ? estimateGap(series, window.points, everyMs) : everyMs;
}

function estimateGap(series: readonly Series[], points: number, everyMs: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { xs } of series) {
    const gap = meanGap(xs, points);
    if (gap > 0 && gap < smallest) smallest = gap;
  }
  return smallest === Number.POSITIVE_INFINITY ? everyMs : roundGap(smallest, everyMs);
}

/** The mean distance of the last points from `start` to before `end`, at most this many; 0 of less than two. */
export function meanGap(xs: Float64Array, points: number, start = 0, end = xs.length): number {
  const count = Math.min(end - start, points);
  return count < 2 ? 0 : (xs[end - 1]! - xs[end - count]!) / (count - 1);
}

const NEAR = 0.15;
const STEPS_PER_DECADE = 24;

// Clocks jitter by some ms. Without rounding, each point would change the scale, and with it every
// coordinate of the frame.
function roundGap(gap: number, everyMs: number): number {
  if (Math.abs(gap / everyMs - 1) < NEAR) return everyMs;
  return 10 ** (Math.ceil(Math.log10(gap) * STEPS_PER_DECADE - 0.02) / STEPS_PER_DECADE);
}
