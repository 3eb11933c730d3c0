import { type Extent, joinExtents } from "../../data/extent.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer } from "../mark-type.ts";
import { type BandStyle, bandStyle, ONE_LINE, TWO_LINES } from "./band-axis.ts";
import { eventsAreTimes, showsClock } from "./ordinal-axis.ts";
import { fitTimeStep, minTimeStep } from "./time-axis.ts";
import { choosePeriod, tellsTimeOfDay } from "./time-periods.ts";
import { resolveAxisTitles } from "./title-legend.ts";
import { findCategories, findXKind } from "./x-scale.ts";

/** How the labels of the x axis are arranged. It decides the height of the plot. */
export type XAxisStyle = BandStyle;

/** A chart less high has a second line close to its lower edge. */
const MIN_HEIGHT_OF_TWO = 140;
/** The height of an axis whose second line ends at the picture's edge. */
const TWO_CLOSE_LINES = 30;
/** The same with the axis' title below: the two texts must not touch. */
const TWO_LINES_ABOVE_TITLE = 34;

const ONE: XAxisStyle = { rotated: false, lines: "one", height: ONE_LINE };
const TWO: XAxisStyle = { rotated: false, lines: "one", height: TWO_LINES };
const TWO_CLOSE: XAxisStyle = { rotated: false, lines: "one", height: TWO_CLOSE_LINES };
const TWO_ABOVE_TITLE: XAxisStyle = { ...TWO_CLOSE, height: TWO_LINES_ABOVE_TITLE };

export function xAxisStyle(layers: Layer[], settings: Settings): XAxisStyle {
  if (settings.horizontal) return ONE;
  const kind = findXKind(layers, settings);
  if (kind === "band") return bandStyle(findCategories(layers), settings);
  const hasPeriods =
    kind === "ordinal"
      ? eventsAreTimes(layers, settings)
      : kind === "time" && needsSecondLine(layers, settings);
  const isHigh = settings.height >= MIN_HEIGHT_OF_TWO;
  if (hasPeriods && !isHigh) {
    return resolveAxisTitles(settings).bottom === "" ? TWO_CLOSE : TWO_ABOVE_TITLE;
  }
  if (hasPeriods) return TWO;
  // A line close to the edge has no room for the zone alone.
  return isHigh && kind === "ordinal" && showsClock(layers, settings) ? TWO : ONE;
}

/** Whether a second line of labels is within the picture. */
export function hasSecondLine({ height }: XAxisStyle): boolean {
  return height >= TWO_CLOSE_LINES;
}

/** Whether ticks of times have a second line: days, months, years, or at its end the zone. */
function needsSecondLine(layers: Layer[], settings: Settings): boolean {
  if (settings.timeFormat === undefined) return !ticksAreYears(layers, settings);
  return (settings.zoneLabel && tellsTimeOfDay(settings)) || formatRepeats(layers, settings);
}

/** Whether labels in the user's format would repeat, so that they need a second line. */
function formatRepeats(layers: Layer[], settings: Settings): boolean {
  if (settings.timeFormat === undefined || findXKind(layers, settings) !== "time") return false;
  const length = axisLength(layers, settings);
  const step = fitTimeStep(length / settings.width, settings);
  return choosePeriod(step, length, settings) !== undefined;
}

/** About how long the axis is, in ms. */
export function axisLength(layers: Layer[], { window, xRange, everyMs }: Settings): number {
  if (xRange !== undefined) return xRange.to - xRange.from;
  if (window !== undefined) return "ms" in window ? window.ms : window.points * everyMs;
  let extent: Extent;
  for (const { series } of layers) {
    const { xs } = series;
    if (xs.length > 0) extent = joinExtents(extent, [xs[0]!, xs[xs.length - 1]!]);
  }
  return extent === undefined ? 0 : extent[1] - extent[0];
}

/** Whether the ticks of a chart without a window are years, which need no second line. */
export function ticksAreYears(layers: Layer[], settings: Settings): boolean {
  if (settings.window !== undefined || findXKind(layers, settings) !== "time") return false;
  // The plot is narrower than the picture, so its step is at least this long.
  const length = axisLength(layers, settings);
  return minTimeStep(length / settings.width, settings).unit === "year";
}
