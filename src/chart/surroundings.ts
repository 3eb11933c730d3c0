import { FONT_SIZE, type Header, type Label, PADDING } from "./header.ts";
import type { Settings } from "./options.ts";
import { linearScale, type Scale } from "./scale.ts";
import { fitText, textWidth } from "./text-width.ts";
import type { YAxis } from "./y-axis.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A position on an axis with its label. `at` is in pixels: from the plot's top, or from the origin of x. */
export interface Tick {
  at: number;
  value: number;
  label: string;
}

/** All around the lines that changes only with the look of the chart and its y axis. */
export interface Surroundings {
  /** Where the lines are drawn, in pixels. */
  plot: Box;
  yScale: Scale;
  yTicks: Tick[];
  texts: { title?: Label; note?: Label; xTitle?: Label; yTitle?: Label };
}

const AXIS_HEIGHT = 26;
const AXIS_TITLE_HEIGHT = 18;
const BOTTOM = 8;
const LABEL_GAP = 8;
/** What a line of text needs in height. */
const ROW = 16;
/** Left margins come in steps, so that a digit more does not move the plot. */
const MARGIN_STEP = 8;

/** The margin of a sparkline, which has nothing but its line. */
export const BARE_MARGIN = 4;

/** How high the plot of a chart with this header is, in pixels. */
export function plotHeight(header: Header, { variant, height, margin, xTitle }: Settings): number {
  const axis = AXIS_HEIGHT + BOTTOM + (xTitle === "" ? 0 : AXIS_TITLE_HEIGHT);
  const bottom = margin.bottom ?? (variant === "sparkline" ? BARE_MARGIN : axis);
  return Math.max(1, height - (margin.top ?? header.height) - bottom);
}

export function surroundingsOf(header: Header, yAxis: YAxis, settings: Settings): Surroundings {
  const height = plotHeight(header, settings);
  const plot = { ...columnsOf(yAxis, settings), y: settings.margin.top ?? header.height, height };
  const yScale = linearScale([yAxis.domain[1], yAxis.domain[0]], height);
  const yTicks =
    settings.variant === "sparkline" ? [] : yTicksOf(yAxis, yScale, plot.y, settings.height);
  return { plot, yScale, yTicks, texts: textsOf(header, plot, settings) };
}

function columnsOf(axis: YAxis, { variant, width, margin }: Settings) {
  const bare = variant === "sparkline";
  const widths = axis.ticks.map((tick) => textWidth(axis.labels.tick(tick), FONT_SIZE));
  const needed = Math.max(0, ...widths) + LABEL_GAP + PADDING / 2;
  const x = margin.left ?? (bare ? BARE_MARGIN : Math.ceil(needed / MARGIN_STEP) * MARGIN_STEP);
  return { x, width: Math.max(1, width - x - (margin.right ?? (bare ? BARE_MARGIN : PADDING))) };
}

/** Ticks for whose labels there is room: above one another, and within the picture. */
function yTicksOf(
  { ticks, labels }: YAxis,
  { px }: Scale,
  top: number,
  pictureHeight: number,
): Tick[] {
  const all = ticks.map((value) => ({
    at: Math.round(px(value)),
    value,
    label: labels.tick(value),
  }));
  const spacing = all.length < 2 ? ROW : Math.abs(all[1]!.at - all[0]!.at);
  const every = Math.ceil(ROW / Math.max(1, spacing));
  return all.filter(({ at }, i) => i % every === 0 && top + at + ROW / 2 <= pictureHeight);
}

function textsOf({ title, note, yTitle }: Header, plot: Box, { xTitle, variant }: Settings) {
  const texts: Surroundings["texts"] = {};
  if (title !== undefined) texts.title = title;
  if (note !== undefined) texts.note = note;
  if (yTitle !== undefined) texts.yTitle = yTitle;
  if (xTitle !== "" && variant !== "sparkline") {
    const y = plot.y + plot.height + AXIS_HEIGHT + AXIS_TITLE_HEIGHT - 4;
    const text = fitText(xTitle, plot.width, FONT_SIZE);
    texts.xTitle = { text, x: plot.x + Math.round(plot.width / 2), y };
  }
  return texts;
}
