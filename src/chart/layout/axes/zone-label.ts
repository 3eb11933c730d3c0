import type { Settings } from "../../options/settings.ts";
import { TWO_LINES } from "./band-axis.ts";
import { type Label, labelWidth } from "./label.ts";
import type { Rect } from "./margins.ts";
import type { Tick } from "./tick.ts";
import type { XAxis } from "./x-labels.ts";

/** From the plot to the baseline of the second line of labels. */
const BASELINE = 33;
/** Between labels of the second line. */
export const SECOND_LINE_GAP = 8;
/** Between a date and the zone behind it. */
const ZONE_GAP = 6;
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

/** Where the axis is in the picture, in pixels. */
interface SecondLine {
  plotX: number;
  translation: number;
  /** Labels end here at the latest. */
  rightEdge: number;
}

/** The zone's label behind the first date on the second line that leaves it room; else undefined. */
export function placeZoneBehind(
  { text, y }: Label,
  ticks: readonly Tick[],
  { plotX, translation, rightEdge }: SecondLine,
  settings: Settings,
): Label | undefined {
  const width = labelWidth(text, settings);
  const dates = ticks.flatMap(({ at, beside = 0, sub }) => {
    if (sub === undefined) return [];
    const center = plotX + at - translation + beside;
    const half = labelWidth(sub, settings) / 2;
    return [{ left: center - half, right: center + half }];
  });
  for (const [i, { right }] of dates.entries()) {
    const x = Math.round(right + ZONE_GAP + width);
    const end = dates[i + 1]?.left ?? rightEdge + SECOND_LINE_GAP;
    if (x + SECOND_LINE_GAP <= end) return { text, x, y };
  }
  return undefined;
}
