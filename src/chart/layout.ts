import { FONT_SIZE, type Header, headerOf, type Label, type LegendItem } from "./header.ts";
import { type LineMark, lineMarkOf } from "./line-mark.ts";
import { firstOfWindows, newestOf, rememberedOf } from "./live-span.ts";
import type { Memory } from "./memory.ts";
import type { Settings } from "./options.ts";
import { extentOf, unionOf } from "./scale.ts";
import type { Series } from "./series.ts";
import { sharedRun } from "./shared-run.ts";
import {
  BARE_MARGIN,
  type Box,
  plotHeight,
  type Surroundings,
  surroundingsOf,
  type Tick,
} from "./surroundings.ts";
import { fitText } from "./text-width.ts";
import { type Tooltip, tooltipsOf, tooltipTurn, tooltipWidth } from "./tooltip.ts";
import { type XAxis, xAxisOf } from "./x-axis.ts";
import { type XKind, type XScale, xScaleOf } from "./x-scale.ts";
import { type YAxis, yAxisOf, yDomainOf } from "./y-axis.ts";

/** A line chart as plain numbers and texts: all that the drawing needs, and what tests look at. */
export interface LineLayout {
  width: number;
  height: number;
  /** Where the lines are drawn, in pixels. */
  plot: Box;
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
  /** Values lie beyond the y domain, and are cut off. */
  overflows: boolean;
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

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;
const ROOM_FOR_LABELS = 22;
const NO_HEADER: Header = { legend: [], height: BARE_MARGIN };
const NO_AXIS: XAxis = { ticks: [], name: String, nameWidth: 0 };

/**
 * Lays out a line chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutLine(all: Series[], settings: Settings, memory: Memory): LineLayout {
  const series = settings.window === undefined ? all : rememberedOf(all, settings.window);
  const bare = settings.variant === "sparkline";
  const { header, yAxis, surroundings, overflows } = rememberedFrame(series, settings, memory);
  const { plot, yScale, yTicks, texts } = surroundings;
  const xScale = xScaleOf(series, plot.width, settings);
  const xAxis = bare ? NO_AXIS : xAxisOf(xScale, series, FONT_SIZE, settings, memory);
  const hasRoomBelow = plot.y + plot.height + ROOM_FOR_LABELS <= settings.height;
  const decimals = settings.variant === "live" && xScale.gap >= COARSE_GAP ? 0 : 1;
  const marks = series.map((one, index) =>
    lineMarkOf(one, index, settings.hidden.has(one.name), xScale, yScale, decimals, memory),
  );
  const { kind, domain, origin, slides } = xScale;
  const slide = Math.round(xScale.px(domain[0]) * 10 ** decimals) / 10 ** decimals;
  const ticks = hasRoomBelow ? xTicksOf(xAxis, xScale, slide, plot.x, settings.width) : [];
  const xTicks = rememberedTicks(ticks, memory);
  const layout: LineLayout = {
    width: settings.width,
    height: settings.height,
    plot,
    x: { kind, domain, origin, slide, slides, ticks: xTicks },
    y: { domain: yAxis.domain, ticks: yTicks },
    overflows,
    ...texts,
    legend: header.legend,
    marks,
    decimals,
    tooltips: [],
    reach: 0,
    turn: 0,
  };
  if (bare) return layout;
  if (marks.every(isEmpty)) layout.empty = emptyLabel(plot, settings);
  else if (settings.tooltips) addTooltips(layout, series, xScale, xAxis, yAxis, memory);
  return layout;
}

/** All but the lines and the x axis. */
interface Frame {
  header: Header;
  yAxis: YAxis;
  surroundings: Surroundings;
  overflows: boolean;
}

function rememberedFrame(series: Series[], settings: Settings, memory: Memory): Frame {
  const { near, all } = visibleExtents(series, settings);
  const names = series.map(({ name }) => name);
  return memory.keep("frame", [near?.[0], near?.[1], all?.[0], all?.[1], ...names], () => {
    const header = memory.keep("header", names, () =>
      settings.variant === "sparkline" ? NO_HEADER : headerOf(series, settings),
    );
    const height = plotHeight(header, settings);
    const [low, high] = steadyDomain(near, all, height, settings);
    // Other values often have the same bounds.
    const around = memory.keep("axis", [header, low, high], () => {
      const yAxis = yAxisOf([low, high], height, settings);
      return { yAxis, surroundings: surroundingsOf(header, yAxis, settings) };
    });
    return { header, ...around, overflows: reachesBeyond(near, around.yAxis.domain) };
  });
}

type Extent = [number, number] | undefined;

function reachesBeyond(extent: Extent, [low, high]: [number, number]): boolean {
  return extent !== undefined && (extent[0] < low || extent[1] > high);
}

/** Past this, what was long ago makes the axis too loose for what is now. */
const LOOSEST = 2;

/** Bounds for all that is remembered, unless what came lately would fill less than half of them. */
function steadyDomain(near: Extent, all: Extent, height: number, settings: Settings) {
  const wide = yDomainOf(all, height, settings);
  const close = yDomainOf(near, height, settings);
  return (close[1] - close[0]) * LOOSEST < wide[1] - wide[0] ? close : wide;
}

/** Of the values that are drawn: those of the last two windows, and all that are remembered. */
function visibleExtents(series: Series[], { hidden, window }: Settings) {
  const newest = window === undefined ? 0 : newestOf(series);
  const near: Extent[] = [];
  const before: Extent[] = [];
  for (const { name, xs, ys } of series) {
    if (hidden.has(name)) continue;
    const start = window === undefined ? 0 : firstOfWindows(xs, 2, window, newest);
    near.push(extentOf(ys, start));
    before.push(extentOf(ys, 0, start));
  }
  return { near: unionOf(near), all: unionOf([...near, ...before]) };
}

/** The same array for the same ticks: they change less often than the plot slides. */
function rememberedTicks(ticks: Tick[], memory: Memory): Tick[] {
  const last = memory.keep("x ticks", [], () => ({ ticks }));
  const { shift, count } = sharedRun(ticks.length, last.ticks.length, (i, j) => {
    return ticks[i]!.at === last.ticks[j]!.at && ticks[i]!.label === last.ticks[j]!.label;
  });
  const isSame = shift === 0 && count === ticks.length && count === last.ticks.length;
  if (!isSame) last.ticks = ticks;
  return last.ticks;
}

// A label that would be cut off, or touch the one before it, is left out.
function xTicksOf(axis: XAxis, scale: XScale, slide: number, plotX: number, width: number): Tick[] {
  let free = scale.slides ? plotX : 2;
  const shown: Tick[] = [];
  for (const { value, label, width: labelWidth } of axis.ticks) {
    const at = Math.round(scale.px(value));
    const center = plotX + at - slide;
    const half = labelWidth / 2;
    if (center - half < free || center + half > width - 2) continue;
    shown.push({ at, value, label });
    free = center + half + 4;
  }
  return shown;
}

function isEmpty({ hidden, ys }: LineMark): boolean {
  return hidden || ys.every(Number.isNaN);
}

function emptyLabel({ x, y, width, height }: Box, { empty }: Settings): Label {
  return {
    text: fitText(empty, width, FONT_SIZE),
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 2),
  };
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
  const widest = memory.keep("tooltip width", [yAxis, xAxis.nameWidth, ...names], () =>
    tooltipWidth(
      xAxis.nameWidth,
      layout.y.ticks.map(({ label }) => label),
      names,
      FONT_SIZE,
    ),
  );
  layout.turn = tooltipTurn(layout.x.slide, layout.plot.width, widest);
}

export type { Tick };
