import {
  FONT_SIZE,
  type Header,
  headerOf,
  type Label,
  type LegendItem,
  PADDING,
} from "./header.ts";
import { type LineMark, lineMarkOf } from "./line-mark.ts";
import { newestOf, rememberedFrom } from "./live-span.ts";
import type { Memory } from "./memory.ts";
import type { Settings } from "./options.ts";
import { extentOf, linearScale, unionOf } from "./scale.ts";
import type { Series } from "./series.ts";
import { fitText, textWidth } from "./text-width.ts";
import { type Tooltip, tooltipsOf, tooltipTurn, tooltipWidth } from "./tooltip.ts";
import { type XAxis, xAxisOf } from "./x-axis.ts";
import { type XKind, type XScale, xScaleOf } from "./x-scale.ts";
import { type YAxis, yAxisOf } from "./y-axis.ts";

/** A position on an axis with its label. `at` is in pixels: from the plot's top, or from the origin of x. */
export interface Tick {
  at: number;
  value: number;
  label: string;
}

/** A line chart as plain numbers and texts: all that the drawing needs, and what tests look at. */
export interface LineLayout {
  width: number;
  height: number;
  /** Where the lines are drawn, in pixels. */
  plot: { x: number; y: number; width: number; height: number };
  x: {
    kind: XKind;
    domain: [number, number];
    /** The value at 0 px. Positions along x are counted from it, and stay the same while it does. */
    origin: number;
    /** Pixels from the origin to the plot's left edge. */
    slide: number;
    /** Points left of the plot exist, and are cut off at its edge. */
    slides: boolean;
    ticks: Tick[];
  };
  y: { domain: [number, number]; ticks: Tick[] };
  title?: Label;
  note?: Label;
  xTitle?: Label;
  yTitle?: Label;
  /** What a chart without points says. */
  empty?: Label;
  legend: LegendItem[];
  marks: LineMark[];
  /** Decimals of all coordinates in the plot: none where points lie far apart. */
  decimals: number;
  tooltips: Tooltip[];
  /** The usual width of the stretch that calls a tooltip, in pixels. */
  reach: number;
  /** The x, in pixels from the origin, from which on tooltips stand to the left of their point. */
  turn: number;
}

/**
 * Lays out a line chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutLine(series: Series[], settings: Settings, memory: Memory): LineLayout {
  const bare = settings.variant === "sparkline";
  const header = bare ? NO_HEADER : rememberedHeader(series, settings, memory);
  const rows = rowsOf(header, bare, settings);
  const yAxis = rememberedYAxis(series, rows.height, settings, memory);
  const columns = memory.keep("columns", [yAxis], () => columnsOf(yAxis, bare, settings));
  const plot = { ...rows, ...columns };

  const xScale = xScaleOf(series, plot.width, settings);
  const yScale = linearScale([yAxis.domain[1], yAxis.domain[0]], plot.height);
  const xAxis = bare ? NO_AXIS : xAxisOf(xScale, series, FONT_SIZE, settings, memory);
  const decimals = settings.variant === "live" && xScale.gap >= COARSE_GAP ? 0 : 1;
  const marks = series.map((one, index) =>
    lineMarkOf(one, index, settings.hidden.has(one.name), xScale, yScale, decimals),
  );
  const slide = Math.round(xScale.px(xScale.domain[0]) * 10 ** decimals) / 10 ** decimals;
  const layout: LineLayout = {
    width: settings.width,
    height: settings.height,
    plot,
    x: {
      ...placeOf(xScale),
      slide,
      ticks: rememberedTicks(xAxis, xScale, slide, plot, settings, memory),
    },
    y: {
      domain: yAxis.domain,
      ticks: memory.keep("y ticks", [yAxis], () => (bare ? [] : yTicksOf(yAxis, yScale.px))),
    },
    legend: header.legend,
    marks,
    decimals,
    tooltips: [],
    reach: 0,
    turn: 0,
  };
  addTexts(layout, header, settings);
  if (settings.tooltips && !bare) addTooltips(layout, series, xScale, xAxis, yAxis, memory);
  return layout;
}

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;
const AXIS_HEIGHT = 26;
const AXIS_TITLE_HEIGHT = 18;
const BOTTOM = 8;
const BARE_MARGIN = 4;
const LABEL_GAP = 8;
/** Left margins come in steps, so that a digit more does not move the plot. */
const MARGIN_STEP = 8;

const NO_HEADER: Header = { legend: [], height: BARE_MARGIN };
const NO_AXIS: XAxis = { ticks: [], name: String };

function rowsOf(header: Header, bare: boolean, { height, margin, xTitle }: Settings) {
  const y = margin.top ?? header.height;
  const needed = bare
    ? BARE_MARGIN
    : AXIS_HEIGHT + BOTTOM + (xTitle === "" ? 0 : AXIS_TITLE_HEIGHT);
  return { y, height: Math.max(1, height - y - (margin.bottom ?? needed)) };
}

function columnsOf(axis: YAxis, bare: boolean, { width, margin }: Settings) {
  const widest = Math.max(
    0,
    ...axis.ticks.map((tick) => textWidth(axis.labels.tick(tick), FONT_SIZE)),
  );
  const needed = Math.ceil((widest + LABEL_GAP + PADDING / 2) / MARGIN_STEP) * MARGIN_STEP;
  const x = margin.left ?? (bare ? BARE_MARGIN : needed);
  return { x, width: Math.max(1, width - x - (margin.right ?? (bare ? BARE_MARGIN : PADDING))) };
}

function rememberedHeader(series: Series[], settings: Settings, memory: Memory): Header {
  const names = series.map(({ name }) => name);
  return memory.keep("header", names, () => headerOf(series, settings));
}

function rememberedYAxis(
  series: Series[],
  height: number,
  settings: Settings,
  memory: Memory,
): YAxis {
  const extent = visibleExtent(series, settings);
  return memory.keep("y axis", [extent?.[0], extent?.[1], height], () =>
    yAxisOf(extent, height, settings),
  );
}

function visibleExtent(
  series: Series[],
  { hidden, window }: Settings,
): [number, number] | undefined {
  const newest = newestOf(series);
  const visible = series.filter(({ name }) => !hidden.has(name));
  return unionOf(
    visible.map((one) =>
      extentOf(one.ys, window === undefined ? 0 : rememberedFrom(one, window, newest)),
    ),
  );
}

function placeOf({ kind, domain, origin, slides }: XScale) {
  return { kind, domain, origin, slides };
}

function yTicksOf({ ticks, labels }: YAxis, px: (value: number) => number): Tick[] {
  return ticks.map((value) => ({ at: Math.round(px(value)), value, label: labels.tick(value) }));
}

/** The same array for the same ticks: they change less often than the plot slides. */
function rememberedTicks(
  axis: XAxis,
  scale: XScale,
  slide: number,
  plot: LineLayout["plot"],
  settings: Settings,
  memory: Memory,
): Tick[] {
  const ticks = xTicksOf(axis, scale, slide, plot, settings);
  const parts = ticks.flatMap(({ at, label }) => [at, label]);
  return memory.keep("x ticks", parts, () => ticks);
}

// A label that would stick out of the picture, or touch the one before it, is left out.
function xTicksOf(
  axis: XAxis,
  scale: XScale,
  slide: number,
  plot: LineLayout["plot"],
  { width }: Settings,
): Tick[] {
  let free = 2;
  const shown: Tick[] = [];
  for (const { value, label } of axis.ticks) {
    const at = Math.round(scale.px(value));
    const center = plot.x + at - slide;
    const half = textWidth(label, FONT_SIZE) / 2;
    if (center - half < free || center + half > width - 2) continue;
    shown.push({ at, value, label });
    free = center + half + 4;
  }
  return shown;
}

function addTexts(layout: LineLayout, header: Header, settings: Settings): void {
  const { plot } = layout;
  if (header.title !== undefined) layout.title = header.title;
  if (header.note !== undefined) layout.note = header.note;
  if (header.yTitle !== undefined) layout.yTitle = header.yTitle;
  const center = plot.x + Math.round(plot.width / 2);
  if (settings.xTitle !== "" && settings.variant !== "sparkline") {
    const y = plot.y + plot.height + AXIS_HEIGHT + AXIS_TITLE_HEIGHT - 4;
    layout.xTitle = { text: fitText(settings.xTitle, plot.width, FONT_SIZE), x: center, y };
  }
  const isEmpty = layout.marks.every(({ hidden, ys }) => hidden || ys.every(Number.isNaN));
  if (isEmpty && settings.variant !== "sparkline") {
    layout.empty = { text: settings.empty, x: center, y: plot.y + Math.round(plot.height / 2) };
  }
}

function addTooltips(
  layout: LineLayout,
  series: Series[],
  x: XScale,
  xAxis: XAxis,
  yAxis: YAxis,
  memory: Memory,
): void {
  const visible = layout.marks.filter(({ hidden }) => !hidden);
  const labels = { name: xAxis.name, value: yAxis.labels.value };
  layout.tooltips = tooltipsOf(visible, series, x, labels, memory);
  layout.reach = Math.max(6, Math.round(x.gap));
  const names = visible.map(({ name }) => name);
  const widest = memory.keep("tooltip width", [yAxis, xAxis.name, ...names], () =>
    tooltipWidth(
      xAxis.name(x.domain[0]),
      layout.y.ticks.map(({ label }) => label),
      names,
      FONT_SIZE,
    ),
  );
  layout.turn = tooltipTurn(layout.x.slide, layout.plot.width, widest);
}
