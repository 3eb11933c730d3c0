import type { Settings } from "../../options/settings.ts";
import { TWO_LINES } from "./band-axis.ts";
import { type Label, labelWidth } from "./label.ts";
import type { Rect } from "./margins.ts";
import type { XAxis } from "./x-labels.ts";

/** From the plot to the baseline of the second line of labels. */
const BASELINE = 33;
/** At most this share of the axis names the zone. */
const MAX_SHARE = 1 / 3;

/**
 * The label that names the zone: at the right end of the second line of labels, which leave it room.
 * A low or narrow axis has none.
 */
export function layoutZoneLabel(
  { zone }: XAxis,
  plot: Rect,
  axisHeight: number,
  settings: Settings,
): Label | undefined {
  if (zone === undefined || axisHeight < TWO_LINES) return undefined;
  if (labelWidth(zone, settings) > plot.width * MAX_SHARE) return undefined;
  return { text: zone, x: plot.x + plot.width, y: plot.y + plot.height + BASELINE };
}
