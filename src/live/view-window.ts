import {
  type ChartWindow,
  chooseTimeStep,
  RECENT_WINDOWS,
  type XKind,
} from "../chart/inner-face.ts";
import { MAX_KEPT_WINDOW_MS } from "../limits.ts";
import { queryError } from "./query-error.ts";

const UNITS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a duration of a query, such as `5m` or `300s`. @returns ms.
 *
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function readDuration(text: string): number {
  const [, number, unit = ""] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|[smhd])$/i.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  if (ms > 0) return ms;
  throw queryError("window", "a duration such as 5m, 300s, 90000ms or 1h", text);
}

/** A duration as a query has it, in the largest unit of which it is a whole number. */
export function writeDuration(ms: number): string {
  const whole = Object.entries(UNITS).filter(([, length]) => ms % length === 0);
  const [unit, length] = whole.at(-1) ?? ["ms", 1];
  return `${ms / length}${unit}`;
}

/** What a chart shows and keeps. */
export interface WindowDefaults {
  /** The window of the chart as it looks by itself. */
  ownWindow: ChartWindow;
  everyMs: number;
  /** How long what it shows is, in ms. */
  windowMs(): number;
  /** Points are kept beyond what is in memory, so that a window may be as long as it likes. */
  isKept?: boolean;
}

/** A window of fewer cycles than this is too short to show anything. */
const MIN_CYCLES = 5;

/**
 * The length of the window that somebody gets who asks for one, in ms: a step or two longer, so that viewers
 * share what is drawn, and no longer than what is kept.
 */
export function roundWindow(asked: number, defaults: WindowDefaults): number {
  const { ownWindow, everyMs } = defaults;
  const step = chooseTimeStep(Math.max(asked, MIN_CYCLES * everyMs)).ms;
  const longest = defaults.isKept === true ? MAX_KEPT_WINDOW_MS : longestWindow(defaults);
  const isOwn = "ms" in ownWindow && asked <= ownWindow.ms && ownWindow.ms < step;
  return isOwn ? ownWindow.ms : Math.min(step, longest);
}

/** How much time a chart shows, and how much it can show. */
export interface ChartTimes {
  /** It has an axis of time, or it is a figure; else its points are spaced evenly. */
  isTime: boolean;
  /** Its window counts points, so that `xAxis: "ordinal"` can space them evenly. */
  countsPoints: boolean;
  /** In ms: the window of the chart as it looks by itself, … */
  shownMs: number;
  /** … the shortest that a view may have, … */
  leastMs: number;
  /** … and the longest: what the chart keeps. */
  keptMs: number;
}

export function readTimes(
  defaults: WindowDefaults & { xAxis?: XKind; countsPoints: boolean },
): ChartTimes {
  const { xAxis, countsPoints, windowMs, everyMs } = defaults;
  return {
    isTime: xAxis === undefined || xAxis === "time",
    countsPoints,
    shownMs: windowMs(),
    leastMs: MIN_CYCLES * everyMs,
    keptMs: longestWindow(defaults),
  };
}

/**
 * The longest window that a chart has points for in memory, in ms. How long a number of points takes is only known by
 * and by, so that is rounded down.
 */
export function longestWindow({
  ownWindow,
  windowMs,
}: Pick<WindowDefaults, "ownWindow" | "windowMs">): number {
  const kept = RECENT_WINDOWS * windowMs();
  return "ms" in ownWindow ? kept : previousStep(kept);
}

/** The longest of the steps that is no longer than this; steps lie further apart than a fifth. */
function previousStep(ms: number): number {
  let step = chooseTimeStep(ms).ms;
  for (let part = 0.8; step > ms; part *= 0.8) step = chooseTimeStep(ms * part).ms;
  return step;
}
