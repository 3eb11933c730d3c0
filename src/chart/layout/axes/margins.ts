import { withChanges } from "../../base/with-changes.ts";
import type { AxisName } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";
import type { Scale } from "../../scales/scale.ts";
import { createYScale } from "../../scales/y-scale.ts";
import {
  cutLabel,
  fitLabel,
  fitLabels,
  type Label,
  labelWidth,
  wholeName,
  PICTURE_EDGE,
  widestLabel,
} from "./label.ts";
import {
  AXIS_TITLE_HEIGHT,
  bareMargin,
  type FittedTexts,
  plotHeight,
  plotTop,
} from "./plot-height.ts";
import type { Tick } from "./tick.ts";
import { PADDING } from "./title.ts";
import { resolveAxisTitles, type TitleLegend } from "./title-legend.ts";
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

/** Between y labels and the plot, in pixels. */
export const Y_LABEL_GAP = 8;
const LINE_HEIGHT = 16;
/** Latin names can be closer: few of their letters reach far above or below the line. */
const LATIN_LINE_HEIGHT = 13;
/** Digits any closer would touch. */
const MIN_LABEL_DISTANCE = 12;
/** Labels stand at whole pixels, which can be this much nearer to each other. */
const ROUNDING = 0.5;
const LATIN = /^[\0-\u024f\u2010-\u2026]*$/;
/** Side margins grow in steps of this, so that one digit more does not move the plot. */
const MARGIN_STEP = 8;

/** Lays out the plot, and the y axes beside it. */
export function layoutMargins(
  fitted: FittedTexts,
  yAxis: YAxis,
  y2Axis: YAxis | undefined,
): Margins {
  const { titleLegend, xStyle, settings } = fitted;
  const plot: Rect = {
    y: plotTop(titleLegend, settings),
    height: plotHeight(fitted),
    ...layoutWidth(fitted, yAxis, y2Axis),
  };
  const right = settings.width - plot.x - plot.width;
  return {
    plot,
    y: scaleAxis(yAxis, plot, plot.x, fitted),
    y2: y2Axis && scaleAxis(y2Axis, plot, right, fitted),
    texts: layoutTexts(titleLegend, xStyle.height, plot, settings),
  };
}

/** The plot's left edge and width. */
function layoutWidth(
  fitted: FittedTexts,
  yAxis: YAxis,
  y2Axis: YAxis | undefined,
): Pick<Rect, "x" | "width"> {
  const { width, margin } = fitted.settings;
  const x = Math.min(margin.left ?? axisWidth(yAxis, "y", fitted), width - 1);
  const right =
    y2Axis === undefined ? sideMargin(fitted, PADDING) : axisWidth(y2Axis, "y2", fitted);
  return { x, width: Math.max(1, width - x - (margin.right ?? right)) };
}

/** The margin of a side without labels. @param usual in a picture that has labels elsewhere. */
function sideMargin({ isBare, settings, xStyle }: FittedTexts, usual: number): number {
  if (isBare) return bareMargin(settings);
  // A label below the plot's edge reaches beyond it.
  return xStyle.height === 0 ? PADDING / 2 : usual;
}

/** The width of an axis with its labels: at most a third of the chart. */
function axisWidth(axis: YAxis, name: AxisName, fitted: FittedTexts): number {
  const { settings, hasYLabels } = fitted;
  const max = Math.max(settings.width / 3, 24) | 0;
  // The margin of a live chart stays: its next labels may be narrower.
  const isLabelled = hasYLabels && (settings.variant === "live" || fitMargin(axis, max, settings));
  if (!isLabelled) return sideMargin(fitted, PADDING / 2);
  const widest = widestLabel(axis.ticks, axis.labels.tick, settings);
  const reserved =
    axis.fromTop === true ? 0 : fitted.reserve(name, axis.domain, plotHeight(fitted));
  const kept = Math.min(reserved, settings.width * MAX_RESERVED_SHARE);
  const needed = Math.max(widest, kept) + Y_LABEL_GAP + PADDING / 2;
  return Math.min(Math.ceil(needed / MARGIN_STEP) * MARGIN_STEP, max);
}

/** The share of the width that a live chart keeps for labels that may come. */
const MAX_RESERVED_SHARE = 0.2;

/** Whether labels can stand in a margin. A word may be cut, but a number would be another one. */
function fitMargin({ ticks, labels, fromTop }: YAxis, margin: number, settings: Settings): boolean {
  if (fromTop === true) return true;
  const most = margin - Y_LABEL_GAP - PICTURE_EDGE;
  return ticks.every((tick) => {
    const label = labels.tick(tick);
    return !/\d/.test(label) || labelWidth(label, settings) <= most;
  });
}

function scaleAxis(axis: YAxis, plot: Rect, margin: number, fitted: FittedTexts): ScaledYAxis {
  const { settings, hasYLabels } = fitted;
  const scale = createYScale(axis.domain, plot.height, axis.transform, axis.fromTop);
  const maxWidth = margin - Y_LABEL_GAP - PICTURE_EDGE;
  const isLabelled = hasYLabels && fitMargin(axis, margin, settings);
  const ticks = isLabelled ? selectYTicks(axis, scale, plot.y, maxWidth, settings) : [];
  return { axis, scale, ticks };
}

/** Selects the ticks whose labels do not overlap and are within the picture. */
function selectYTicks(
  { ticks, labels, fromTop }: YAxis,
  { px }: Scale,
  top: number,
  maxWidth: number,
  settings: Settings,
): Tick[] {
  // Names of bands are cut so that they differ.
  const texts =
    fromTop === true
      ? fitLabels(ticks.map(labels.value), maxWidth, settings)
      : ticks.map((value) => fitLabel(labels.tick(value), maxWidth, settings));
  const all = ticks.map((value, i): Tick => {
    const tick: Tick = { at: Math.round(px(value)), value, label: texts[i]! };
    return fromTop === true ? withChanges(tick, wholeName(labels.value(value), tick.label)) : tick;
  });
  // Not of whole pixels: of forty narrow rows, some labels would come too close, and be left out.
  const spacing = all.length < 2 ? LINE_HEIGHT : Math.abs(px(ticks[1]!) - px(ticks[0]!));
  const isLatin = fromTop === true && all.every(({ label }) => LATIN.test(label));
  const needed = (isLatin ? LATIN_LINE_HEIGHT : LINE_HEIGHT) - ROUNDING;
  const interval = Math.ceil(needed / Math.max(spacing, needed / all.length));
  const even = all.filter(
    ({ at }, i) => i % interval === 0 && top + at + LINE_HEIGHT / 2 <= settings.height,
  );
  return withoutClose(even);
}

/** On a log axis ticks are not evenly apart: leaves out those that would touch the one before. */
function withoutClose(ticks: Tick[]): Tick[] {
  let last = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ at }) => {
    if (Math.abs(at - last) < MIN_LABEL_DISTANCE) return false;
    last = at;
    return true;
  });
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
  if (bottom !== "") {
    const y = plot.y + plot.height + xAxisHeight + AXIS_TITLE_HEIGHT - 4;
    const text = cutLabel(bottom, plot.width, settings);
    texts.xTitle = { x: plot.x + Math.round(plot.width / 2), y, ...text };
  }
  return texts;
}
