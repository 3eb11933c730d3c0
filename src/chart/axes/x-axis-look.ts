import { type BandLook, bandLook, ONE_LINE } from "./band-axis.ts";
import type { Layer } from "../layer.ts";
import type { Settings } from "../settings.ts";
import { categoriesOf, xKindOf } from "../scales/x-scale.ts";

/** How the x axis is written, decided before the plot is laid out. */
export type XAxisLook = BandLook;

/** The height of an axis with two lines of labels. */
const TWO_LINES = 42;
/** Lower charts have no room for a second line. */
const LOWEST_WITH_TWO = 140;

const ONE: XAxisLook = { turned: false, height: ONE_LINE };
const TWO: XAxisLook = { turned: false, height: TWO_LINES };

export function xAxisLook(layers: Layer[], settings: Settings): XAxisLook {
  if (settings.horizontal) return ONE;
  const kind = xKindOf(layers, settings);
  if (kind === "band") return bandLook(categoriesOf(layers), settings);
  const hasTwo =
    kind === "time" && settings.timeFormat === undefined && settings.height >= LOWEST_WITH_TWO;
  return hasTwo ? TWO : ONE;
}
