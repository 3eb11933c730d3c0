import { clamp } from "../base/clamp.ts";
import { PICTURE_EDGE } from "./axes/label.ts";
import type { ChartLayout } from "./chart-layout.ts";

/** Where tooltips may be: in pixels from the plot's top left corner. */
export interface TooltipArea {
  /** The right edge. The left one is the plot's, at 0, as labels of the y axis are left of that. */
  right: number;
  top: number;
  bottom: number;
  /** The plot's height. */
  plotHeight: number;
}

/** From a point to its tooltip, in pixels. */
export const TOOLTIP_GAP = 10;
/** Pixels from row to row. */
export const ROW_HEIGHT = 16;
/** The top of a box that several marks share: the same at all places, so that it moves least. */
export const SHARED_TOP = 4;
/** Left and right of the text. */
export const BOX_PADDING = 8;
/** Above and below all rows together. */
const BOX_PADDINGS = 10;

/** The part of the picture that tooltips may cover: all but the labels of y axes. */
export function tooltipArea({ width, height, plot, x, y2 }: ChartLayout): TooltipArea {
  const right = y2 === undefined ? width - plot.x - PICTURE_EDGE : plot.width;
  return {
    // A glide starts about this far right of its place.
    right: right - x.cycle,
    top: PICTURE_EDGE - plot.y,
    bottom: height - plot.y - PICTURE_EDGE,
    plotHeight: plot.height,
  };
}

/** Widths of boxes are rounded up to this, in pixels, so that one digit more changes nothing. */
export const WIDTH_STEP = 8;

/** The rounded width of a box around a text. */
export function steppedBoxWidth(textWidth: number): number {
  return Math.ceil((textWidth + 2 * BOX_PADDING) / WIDTH_STEP) * WIDTH_STEP;
}

/** The height of a box with this many lines. */
export function boxHeight(lines: number): number {
  return lines * ROW_HEIGHT + BOX_PADDINGS;
}

/** The most lines of a box that is whole in the picture. */
export function maxLines({ top, bottom }: TooltipArea): number {
  return Math.max(1, Math.floor((bottom - top - BOX_PADDINGS) / ROW_HEIGHT));
}

/** The top of a box as near to a wanted one as the plot or, for high boxes, the picture has room. */
export function clampTop(top: number, height: number, area: TooltipArea): number {
  const fitsPlot = height <= area.plotHeight;
  const highest = fitsPlot ? 0 : area.top;
  const lowest = (fitsPlot ? area.plotHeight : area.bottom) - height;
  return Math.round(clamp(top, highest, lowest));
}

/**
 * The top of the box of a point at `y`: beside it, or where the box may stand right over the point,
 * above or below.
 */
export function boxTop(y: number, height: number, area: TooltipArea, isBeside: boolean): number {
  if (isBeside) return clampTop(y - height / 2, height, area);
  const above = y - TOOLTIP_GAP - height;
  const below = y + TOOLTIP_GAP;
  if (above >= area.top || below + height > area.bottom) {
    return Math.round(clamp(above, area.top, area.bottom - height));
  }
  return below;
}

/** In pixels: boxes that a sliding plot would move a little in each frame move by steps of this. */
const STEP = 16;

/**
 * From a point to the left edge of its box: to the right where there is room, else to the left, else as
 * far to the right as there is.
 *
 * @param x the point, from the plot's left edge.
 */
export function boxLeft(x: number, width: number, { right }: TooltipArea): number {
  if (x + TOOLTIP_GAP + width <= right) return TOOLTIP_GAP;
  if (x - TOOLTIP_GAP - width >= 0) return -width - TOOLTIP_GAP;
  const most = Math.floor(right - width - x);
  const stepped = Math.floor(most / STEP) * STEP;
  return x + stepped >= 0 ? stepped : most;
}
