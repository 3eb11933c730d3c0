import type { Tick } from "./tick.ts";
import { FONT_SIZE, type TitleLegend, PADDING, layoutTitles } from "./title-legend.ts";
import type { Label } from "./label.ts";
import { linearScale, type Scale, transformedScale } from "../../scales/scale.ts";
import type { Settings } from "../../options/settings.ts";
import { fitText } from "../../format/text/text-width.ts";
import type { YAxis } from "./y-axis.ts";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A y axis in its place. */
export interface PlacedAxis {
  axis: YAxis;
  scale: Scale;
  ticks: Tick[];
}

/** All around the marks that changes only with the look of the chart and its y axes. */
export interface Margins {
  /** Where the marks are drawn, in pixels. */
  plot: Rect;
  y: PlacedAxis;
  y2: PlacedAxis | undefined;
  texts: { title?: Label; note?: Label; xTitle?: Label; yTitle?: Label; y2Title?: Label };
}

const AXIS_TITLE_HEIGHT = 18;
const BOTTOM = 8;
const LABEL_GAP = 8;
/** What a line of text needs in height. */
const ROW = 16;
/** Rows named in Latin letters may be lower: few of them reach above and below the line. */
const LATIN_ROW = 13;
const LATIN = /^[\0-\u024f\u2010-\u2026]*$/;
/** Margins at the sides come in steps, so that a digit more does not move the plot. */
const MARGIN_STEP = 8;

/** The margin of a sparkline, which has nothing but its marks. */
export const BARE_MARGIN = 4;

/** How high the plot of a chart with this header is, in pixels. */
export function plotHeight(
  titleLegend: TitleLegend,
  xAxisHeight: number,
  settings: Settings,
): number {
  const { variant, height, margin } = settings;
  const axis = xAxisHeight + BOTTOM + (layoutTitles(settings).below === "" ? 0 : AXIS_TITLE_HEIGHT);
  const bottom = margin.bottom ?? (variant === "sparkline" ? BARE_MARGIN : axis);
  return Math.max(1, height - (margin.top ?? titleLegend.height) - bottom);
}

export function layoutMargins(
  titleLegend: TitleLegend,
  xAxisHeight: number,
  yAxis: YAxis,
  y2Axis: YAxis | undefined,
  settings: Settings,
): Margins {
  const height = plotHeight(titleLegend, xAxisHeight, settings);
  const columns = columnsOf(yAxis, y2Axis, settings);
  const plot = { ...columns, y: settings.margin.top ?? titleLegend.height, height };
  return {
    plot,
    y: placed(yAxis, plot, settings, "y"),
    y2: y2Axis && placed(y2Axis, plot, settings, "y2"),
    texts: textsOf(titleLegend, xAxisHeight, plot, settings),
  };
}

function placed(axis: YAxis, plot: Rect, settings: Settings, side: "y" | "y2"): PlacedAxis {
  const scale = yScaleOf(axis, plot.height);
  const right = settings.width - plot.x - plot.width;
  const room = (side === "y" ? plot.x : right) - LABEL_GAP - 2;
  const ticks =
    settings.variant === "sparkline" ? [] : yTicksOf(axis, scale, plot.y, room, settings);
  return { axis, scale, ticks };
}

function yScaleOf({ domain: [low, high], transform, fromTop }: YAxis, height: number): Scale {
  const domain: [number, number] = fromTop === true ? [low, high] : [high, low];
  return transform === undefined
    ? linearScale(domain, height)
    : transformedScale(domain, height, transform);
}

function columnsOf(yAxis: YAxis, y2Axis: YAxis | undefined, settings: Settings) {
  const { variant, width, margin } = settings;
  const bare = variant === "sparkline";
  const x = margin.left ?? (bare ? BARE_MARGIN : sideOf(yAxis, settings));
  const needed = bare ? BARE_MARGIN : y2Axis === undefined ? PADDING : sideOf(y2Axis, settings);
  return { x, width: Math.max(1, width - x - (margin.right ?? needed)) };
}

/** The room at a side for an axis' labels. No chart gives more than a third of its width to it. */
function sideOf(axis: YAxis, { width, measureText }: Settings): number {
  let widest = 0;
  for (const tick of axis.ticks) {
    widest = Math.max(widest, measureText(axis.labels.tick(tick), FONT_SIZE, false));
  }
  const needed = widest + LABEL_GAP + PADDING / 2;
  return Math.min(Math.ceil(needed / MARGIN_STEP) * MARGIN_STEP, Math.max(width / 3, 24) | 0);
}

/** Ticks for whose labels there is room: above one another, and within the picture. */
function yTicksOf(
  { ticks, labels, fromTop }: YAxis,
  { px }: Scale,
  top: number,
  room: number,
  { height, measureText }: Settings,
): Tick[] {
  const all: Tick[] = [];
  for (const value of ticks) {
    const label = fitText(labels.tick(value), room, FONT_SIZE, false, measureText);
    all.push({ at: Math.round(px(value)), value, label });
  }
  const spacing = all.length < 2 ? ROW : Math.abs(all[1]!.at - all[0]!.at);
  const isLow = fromTop === true && all.every(({ label }) => LATIN.test(label));
  const every = Math.ceil((isLow ? LATIN_ROW : ROW) / Math.max(1, spacing));
  return all.filter(({ at }, i) => i % every === 0 && top + at + ROW / 2 <= height);
}

function textsOf(titleLegend: TitleLegend, xAxisHeight: number, plot: Rect, settings: Settings) {
  const { title, note, yTitle, y2Title } = titleLegend;
  const { variant, measureText } = settings;
  const { below } = layoutTitles(settings);
  const texts: Margins["texts"] = {};
  if (title !== undefined) texts.title = title;
  if (note !== undefined) texts.note = note;
  if (yTitle !== undefined) texts.yTitle = yTitle;
  if (y2Title !== undefined) texts.y2Title = y2Title;
  if (below !== "" && variant !== "sparkline") {
    const y = plot.y + plot.height + xAxisHeight + AXIS_TITLE_HEIGHT - 4;
    const text = fitText(below, plot.width, FONT_SIZE, false, measureText);
    texts.xTitle = { text, x: plot.x + Math.round(plot.width / 2), y };
  }
  return texts;
}
