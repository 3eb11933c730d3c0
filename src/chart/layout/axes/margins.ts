import type { Settings } from "../../options/settings.ts";
import { linearScale, type Scale, transformedScale } from "../../scales/scale.ts";
import { fitLabel, type Label, labelWidth } from "./label.ts";
import type { Tick } from "./tick.ts";
import { PADDING, resolveAxisTitles, type TitleLegend } from "./title-legend.ts";
import type { YAxis } from "./y-axis.ts";

/** In pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A y axis with its scale, and the ticks whose labels have space. */
export interface ScaledYAxis {
  axis: YAxis;
  scale: Scale;
  ticks: Tick[];
}

/** The plot, and what its margins contain: y axes, titles and note. */
export interface Margins {
  plot: Rect;
  y: ScaledYAxis;
  y2: ScaledYAxis | undefined;
  texts: { title?: Label; note?: Label; xTitle?: Label; yTitle?: Label; y2Title?: Label };
}

const AXIS_TITLE_HEIGHT = 18;
const BOTTOM_PADDING = 8;
/** Between y labels and the plot, in pixels. */
export const Y_LABEL_GAP = 8;
const LINE_HEIGHT = 16;
/** Latin names can be closer: few of their letters reach far above or below the line. */
const LATIN_LINE_HEIGHT = 13;
const LATIN = /^[\0-\u024f\u2010-\u2026]*$/;
/** Side margins grow in steps of this, so that one digit more does not move the plot. */
const MARGIN_STEP = 8;

/** The margin around a sparkline, which consists of marks only. */
export const BARE_MARGIN = 4;

/** The height of the plot between title and x axis, in pixels. */
export function plotHeight(
  titleLegend: TitleLegend,
  xAxisHeight: number,
  settings: Settings,
): number {
  const { variant, height, margin } = settings;
  const titleHeight = resolveAxisTitles(settings).bottom === "" ? 0 : AXIS_TITLE_HEIGHT;
  const axis = xAxisHeight + BOTTOM_PADDING + titleHeight;
  const bottom = margin.bottom ?? (variant === "sparkline" ? BARE_MARGIN : axis);
  return Math.max(1, height - (margin.top ?? titleLegend.height) - bottom);
}

/** Lays out the plot, and the y axes beside it. */
export function layoutMargins(
  titleLegend: TitleLegend,
  xAxisHeight: number,
  yAxis: YAxis,
  y2Axis: YAxis | undefined,
  settings: Settings,
): Margins {
  const plot: Rect = {
    ...layoutWidth(yAxis, y2Axis, settings),
    y: settings.margin.top ?? titleLegend.height,
    height: plotHeight(titleLegend, xAxisHeight, settings),
  };
  const right = settings.width - plot.x - plot.width;
  return {
    plot,
    y: scaleAxis(yAxis, plot, plot.x, settings),
    y2: y2Axis && scaleAxis(y2Axis, plot, right, settings),
    texts: layoutTexts(titleLegend, xAxisHeight, plot, settings),
  };
}

/** The plot's left edge and width. */
function layoutWidth(
  yAxis: YAxis,
  y2Axis: YAxis | undefined,
  settings: Settings,
): Pick<Rect, "x" | "width"> {
  const { variant, width, margin } = settings;
  const isBare = variant === "sparkline";
  const x = margin.left ?? (isBare ? BARE_MARGIN : axisWidth(yAxis, settings));
  const right = isBare ? BARE_MARGIN : y2Axis === undefined ? PADDING : axisWidth(y2Axis, settings);
  return { x, width: Math.max(1, width - x - (margin.right ?? right)) };
}

/** The width of an axis with its labels: at most a third of the chart. */
function axisWidth({ ticks, labels }: YAxis, settings: Settings): number {
  let widest = 0;
  for (const tick of ticks) widest = Math.max(widest, labelWidth(labels.tick(tick), settings));
  const needed = widest + Y_LABEL_GAP + PADDING / 2;
  const max = Math.max(settings.width / 3, 24) | 0;
  return Math.min(Math.ceil(needed / MARGIN_STEP) * MARGIN_STEP, max);
}

function scaleAxis(axis: YAxis, plot: Rect, margin: number, settings: Settings): ScaledYAxis {
  const scale = createYScale(axis, plot.height);
  const maxWidth = margin - Y_LABEL_GAP - 2;
  const ticks =
    settings.variant === "sparkline" ? [] : selectYTicks(axis, scale, plot.y, maxWidth, settings);
  return { axis, scale, ticks };
}

function createYScale({ domain: [low, high], transform, fromTop }: YAxis, height: number): Scale {
  const domain: [number, number] = fromTop === true ? [low, high] : [high, low];
  return transform === undefined
    ? linearScale(domain, height)
    : transformedScale(domain, height, transform);
}

/** Selects the ticks whose labels do not overlap and are within the picture. */
function selectYTicks(
  { ticks, labels, fromTop }: YAxis,
  { px }: Scale,
  top: number,
  maxWidth: number,
  settings: Settings,
): Tick[] {
  const all: Tick[] = [];
  for (const value of ticks) {
    const label = fitLabel(labels.tick(value), maxWidth, settings);
    all.push({ at: Math.round(px(value)), value, label });
  }
  const spacing = all.length < 2 ? LINE_HEIGHT : Math.abs(all[1]!.at - all[0]!.at);
  const isLatin = fromTop === true && all.every(({ label }) => LATIN.test(label));
  const interval = Math.ceil((isLatin ? LATIN_LINE_HEIGHT : LINE_HEIGHT) / Math.max(1, spacing));
  return all.filter(
    ({ at }, i) => i % interval === 0 && top + at + LINE_HEIGHT / 2 <= settings.height,
  );
}

function layoutTexts(
  titleLegend: TitleLegend,
  xAxisHeight: number,
  plot: Rect,
  settings: Settings,
): Margins["texts"] {
  const { title, note, yTitle, y2Title } = titleLegend;
  const { bottom } = resolveAxisTitles(settings);
  const texts: Margins["texts"] = {};
  if (title !== undefined) texts.title = title;
  if (note !== undefined) texts.note = note;
  if (yTitle !== undefined) texts.yTitle = yTitle;
  if (y2Title !== undefined) texts.y2Title = y2Title;
  if (bottom !== "" && settings.variant !== "sparkline") {
    const y = plot.y + plot.height + xAxisHeight + AXIS_TITLE_HEIGHT - 4;
    const text = fitLabel(bottom, plot.width, settings);
    texts.xTitle = { text, x: plot.x + Math.round(plot.width / 2), y };
  }
  return texts;
}
