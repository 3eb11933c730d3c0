import type { AxisName } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";
import { resolveAxisTitles, type TitleLegend } from "./title-legend.ts";
import type { XAxisStyle } from "./x-axis-style.ts";

/** The texts around the plot that a chart has room for. */
export interface FittedTexts {
  titleLegend: TitleLegend;
  xStyle: XAxisStyle;
  hasYLabels: boolean;
  /** What the labels of a y axis need at least, in pixels, as other values of its domain's size may come. */
  reserve: (axis: AxisName, domain: readonly [number, number], plotHeight: number) => number;
  /** There is no text at all, so the plot reaches almost to the edges. */
  isBare: boolean;
  /** The settings without the titles and the legend that were left out. */
  settings: Settings;
  /** What was left out, in one line; empty if nothing was. */
  leftOut: string;
}

/** The height of the x axis's title, in pixels. */
export const AXIS_TITLE_HEIGHT = 18;
/** Below the x axis, in pixels. */
export const BOTTOM_PADDING = 8;

interface Size {
  width: number;
  height: number;
}

/** The margin around a sparkline, which consists of marks only: room for half a line and small dots. */
export function bareMargin(size: Size): number {
  return marginOf(size, MAX_BARE_MARGIN);
}

const MAX_BARE_MARGIN = 4;

/** The margin around a picture: a small one has less than `most`. */
export function marginOf({ width, height }: Size, most: number): number {
  return Math.min(most, Math.floor(Math.min(width, height) / 8));
}

/** The height of the plot between title and x axis, in pixels. */
export function plotHeight(fitted: FittedTexts): number {
  return Math.max(1, Math.min(freeHeight(fitted), fitted.settings.height - 1));
}

/** What titles, legend and axes leave of the height; less than nothing where they need more. */
export function freeHeight({ titleLegend, xStyle, settings, isBare }: FittedTexts): number {
  const { height, margin } = settings;
  const titleHeight = resolveAxisTitles(settings).bottom === "" ? 0 : AXIS_TITLE_HEIGHT;
  const axis = xStyle.height + BOTTOM_PADDING + titleHeight;
  const bottom = margin.bottom ?? (isBare ? bareMargin(settings) : axis);
  return height - (margin.top ?? titleLegend.height) - bottom;
}

/** The caller's own margin is kept, but the plot stays within the picture. */
export function plotTop(titleLegend: TitleLegend, { height, margin }: Settings): number {
  return Math.min(margin.top ?? titleLegend.height, height - 1);
}
