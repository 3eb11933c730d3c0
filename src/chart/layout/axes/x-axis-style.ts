import { type BandStyle, bandStyle, ONE_LINE, TWO_LINES } from "./band-axis.ts";
import type { Layer } from "../mark-type.ts";
import type { Settings } from "../../options/settings.ts";
import { findCategories, findXKind } from "./x-scale.ts";
import { areMoments } from "./ordinal-axis.ts";
import { leastTimeStep } from "./time-axis.ts";
import { type Extent, joinExtents } from "../../data/extent.ts";

/** How the x axis is written, decided before the plot is laid out. */
export type XAxisStyle = BandStyle;

/** Lower charts have no room for a second line. */
const LOWEST_WITH_TWO = 140;

const ONE: XAxisStyle = { turned: false, lines: "one", height: ONE_LINE };
const TWO: XAxisStyle = { turned: false, lines: "one", height: TWO_LINES };

export function xAxisStyle(layers: Layer[], settings: Settings): XAxisStyle {
  if (settings.horizontal) return ONE;
  const kind = findXKind(layers, settings);
  if (kind === "band") return bandStyle(findCategories(layers), settings);
  const areTimes =
    kind === "ordinal"
      ? areMoments(layers, settings)
      : kind === "time" && settings.timeFormat === undefined && !ticksAreYears(layers, settings);
  return areTimes && settings.height >= LOWEST_WITH_TWO ? TWO : ONE;
}

/** Whether the ticks of a chart that stands still are years: there is nothing to say below them. */
export function ticksAreYears(layers: Layer[], settings: Settings): boolean {
  if (settings.window !== undefined || findXKind(layers, settings) !== "time") return false;
  let extent: Extent;
  for (const { series } of layers) {
    const { xs } = series;
    if (xs.length > 0) extent = joinExtents(extent, [xs[0]!, xs[xs.length - 1]!]);
  }
  if (extent === undefined) return false;
  // The plot is narrower than the picture, so its step is no smaller.
  return leastTimeStep((extent[1] - extent[0]) / settings.width, settings).unit === "year";
}
