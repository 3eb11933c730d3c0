import { type Extent, joinExtents } from "../../data/extent.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer } from "../mark-type.ts";
import { type BandStyle, bandStyle, ONE_LINE, TWO_LINES } from "./band-axis.ts";
import { eventsAreTimes } from "./ordinal-axis.ts";
import { minTimeStep } from "./time-axis.ts";
import { findCategories, findXKind } from "./x-scale.ts";

/** How the labels of the x axis are arranged. It decides the height of the plot. */
export type XAxisStyle = BandStyle;

/** A chart less high has a second line close to its lower edge. */
const MIN_HEIGHT_OF_TWO = 140;
/** The height of an axis whose second line ends at the picture's edge. */
const TWO_CLOSE_LINES = 30;

const ONE: XAxisStyle = { rotated: false, lines: "one", height: ONE_LINE };
const TWO: XAxisStyle = { rotated: false, lines: "one", height: TWO_LINES };
const TWO_CLOSE: XAxisStyle = { rotated: false, lines: "one", height: TWO_CLOSE_LINES };

export function xAxisStyle(layers: Layer[], settings: Settings): XAxisStyle {
  if (settings.horizontal) return ONE;
  const kind = findXKind(layers, settings);
  if (kind === "band") return bandStyle(findCategories(layers), settings);
  const hasPeriods =
    kind === "ordinal"
      ? eventsAreTimes(layers, settings)
      : kind === "time" && settings.timeFormat === undefined && !ticksAreYears(layers, settings);
  if (!hasPeriods) return ONE;
  return settings.height >= MIN_HEIGHT_OF_TWO ? TWO : TWO_CLOSE;
}

/** Whether a second line of labels is within the picture. */
export function hasSecondLine({ height }: XAxisStyle): boolean {
  return height >= TWO_CLOSE_LINES;
}

/** Whether the ticks of a chart without a window are years, which need no second line. */
export function ticksAreYears(layers: Layer[], settings: Settings): boolean {
  if (settings.window !== undefined || findXKind(layers, settings) !== "time") return false;
  let extent: Extent;
  for (const { series } of layers) {
    const { xs } = series;
    if (xs.length > 0) extent = joinExtents(extent, [xs[0]!, xs[xs.length - 1]!]);
  }
  if (extent === undefined) return false;
  // The plot is narrower than the picture, so its step is at least this long.
  return minTimeStep((extent[1] - extent[0]) / settings.width, settings).unit === "year";
}
