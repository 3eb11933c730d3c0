import { transformLayers } from "./transforms/transforms.ts";
import { type AxesLayout, layoutAxes } from "./axes-layout.ts";
import { type ReferenceMarks, layoutReferenceMarks } from "./axes/reference-marks.ts";
import { FONT_SIZE, type Label, type LegendItem } from "./axes/title-legend.ts";
import { type Layer, createLayers } from "./layer.ts";
import { type MarkFrame, layoutMark } from "./marks/layout-marks.ts";
import type { MarkLayout } from "./mark-layout.ts";
import { needBandwidth, computeBandwidths } from "./marks/bandwidth.ts";
import { createScrollCache, type ScrollCache } from "./marks/scroll-cache.ts";
import type { Cache } from "../base/cache.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import type { Box, PlacedAxis, Tick } from "./axes/margins.ts";
import { fitText } from "../format/text/text-width.ts";
import { sameTick } from "../svg/x-axis-svg.ts";
import { targetWidth, type TooltipPlaces, findTooltipPlaces } from "./tooltip-places.ts";
import { tooltipWidth, flipBoundary } from "./tooltip-size.ts";
import {
  type ScaledXAxis,
  layoutXAxis,
  type VisibleTicks,
  findVisibleTicks,
} from "./axes/x-axis.ts";
import type { XScale } from "./axes/x-scale.ts";
import { extent, joinAllExtents } from "../data/extent.ts";
import type { XKind } from "../options/choices.ts";

/** An axis upright beside the plot. */
export interface UprightAxis {
  kind: "linear" | "log" | "symlog" | "band";
  domain: [number, number];
  ticks: Tick[];
}

/** A chart as plain numbers and texts: all that the drawing needs, and what tests look at. */
export interface ChartLayout {
  width: number;
  height: number;
  /** Where the marks are drawn, in pixels. */
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
    /** Pixels between points where they come in a steady rhythm. */
    gap: number;
    ticks: Tick[];
    /** The names below are turned, as they would not fit otherwise. */
    turned: boolean;
  };
  y: UprightAxis;
  y2?: UprightAxis | undefined;
  /** Values lie beyond the y domain, and are cut off. */
  overflows: boolean;
  title?: Label | undefined;
  note?: Label | undefined;
  xTitle?: Label | undefined;
  yTitle?: Label | undefined;
  y2Title?: Label | undefined;
  /** What a chart without points says. */
  empty?: Label | undefined;
  legend: LegendItem[];
  marks: MarkLayout[];
  guides: ReferenceMarks;
  /** Decimals of all coordinates in the plot: none where points lie far apart. */
  decimals: number;
  /** Where tooltips are, and which points they tell of. */
  places: TooltipPlaces | undefined;
  /** The usual width of the stretch that calls a tooltip, in pixels. */
  reach: number;
  /** The x, in pixels from the origin, from which on tooltips stand to the left of their point. */
  turn: number;
}

/** What a layout was made from: the names of values and places, and the layers themselves. */
export interface LaidOut {
  layout: ChartLayout;
  layers: Layer[];
  /** Each of them is a series as it came. */
  isPlain: boolean;
  axes: AxesLayout;
  xAxis: ScaledXAxis;
  shownTicks: VisibleTicks;
  /** How wide a tooltip may be, in pixels. */
  tooltipWidth: number;
  /** What stands still, once it is written. */
  still?: Uint8Array | undefined;
}

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;

/**
 * Lays out a chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutChart(all: readonly Series[], settings: Settings, cache: Cache): LaidOut {
  const ofSeries = createLayers(all, settings);
  const layers = transformLayers(ofSeries, settings);
  const axes = layoutAxes(layers, settings, cache);
  const { plot, y, y2, texts } = axes.margins;
  const xAxis = layoutXAxis(layers, axes, settings, cache);
  const { scale } = xAxis;
  const decimals = settings.variant === "live" && scale.gap >= COARSE_GAP ? 0 : 1;
  const slide = translation(scale, decimals);
  const marks = marksOf(layers, axes, scale, decimals, settings, cache);
  const shownTicks = findVisibleTicks(slide, xAxis, axes, settings);
  const { kind, domain, origin, slides, gap } = scale;
  const layout: ChartLayout = {
    width: settings.width,
    height: settings.height,
    plot,
    x: {
      kind,
      domain,
      origin,
      slide,
      slides,
      gap,
      ticks: rememberedTicks(shownTicks.ticks, cache),
      turned: axes.xStyle.turned,
    },
    y: uprightOf(y, settings.y.scale),
    y2: y2 && uprightOf(y2, settings.y2.scale),
    overflows: axes.overflows,
    // Each by its name: objects of one shape are read quicker.
    title: texts.title,
    note: texts.note,
    xTitle: texts.xTitle,
    yTitle: texts.yTitle,
    y2Title: texts.y2Title,
    empty: undefined,
    legend: axes.titleLegend.legend,
    marks,
    guides: layoutReferenceMarks(axes, scale, slide, settings, marks),
    decimals,
    places: undefined,
    reach: 0,
    turn: 0,
  };
  const laidOut: LaidOut = {
    layout,
    layers,
    isPlain: layers === ofSeries,
    axes,
    xAxis,
    shownTicks,
    tooltipWidth: 0,
    still: undefined,
  };
  if (settings.variant === "sparkline") return laidOut;
  if (marks.every(isEmpty)) sayEmpty(layout, settings);
  else if (settings.tooltips) addTooltips(laidOut, cache, settings);
  return laidOut;
}

/** Pixels from the origin to the plot's left edge. */
export function translation({ px, domain }: XScale, decimals: number): number {
  return Math.round(px(domain[0]) * 10 ** decimals) / 10 ** decimals;
}

function uprightOf({ axis, ticks }: PlacedAxis, scale: UprightAxis["kind"]): UprightAxis {
  return { kind: axis.fromTop === true ? "band" : scale, domain: axis.domain, ticks };
}

function marksOf(
  layers: Layer[],
  { margins, shadeDomain }: AxesLayout,
  x: XScale,
  decimals: number,
  settings: Settings,
  cache: Cache,
): MarkLayout[] {
  const { y, y2 } = margins;
  const rooms = needBandwidth(layers)
    ? computeBandwidths(layers, roomGap(x, margins, settings))
    : undefined;
  const sizes = joinAllExtents(
    layers.map(({ series }) => series.fields?.size && extent(series.fields.size)),
  );
  const frame: MarkFrame = {
    x,
    y: y.scale,
    y2: y2?.scale,
    decimals,
    shadeDomain,
    largest: sizes?.[1] ?? 0,
    horizontal: settings.horizontal,
    reduce: settings.reduce,
    glides: settings.glide,
  };
  return layers.map((layer, i) =>
    layoutMark(layer, rooms?.[i], frame, lastScroll(layer, i, cache)),
  );
}

/** What the mark of the last drawing left. Only points that come and go in order can go on. */
function lastScroll({ series }: Layer, place: number, { slides }: Cache): ScrollCache | undefined {
  return series.streamId === undefined ? undefined : (slides[place] ??= createScrollCache());
}

function roomGap(x: XScale, { y }: AxesLayout["margins"], { horizontal }: Settings): number {
  return horizontal ? Math.abs(y.scale.perUnit) : x.gap;
}

/** The same array for the same ticks: they change less often than the plot slides. */
function rememberedTicks(ticks: Tick[], cache: Cache): Tick[] {
  const last = cache.memo("x ticks", [], () => ({ ticks }));
  const isSame =
    ticks.length === last.ticks.length && ticks.every((tick, i) => sameTick(tick, last.ticks[i]!));
  if (!isSame) last.ticks = ticks;
  return last.ticks;
}

function isEmpty({ hidden, ys, boxes, lows }: MarkLayout): boolean {
  if (hidden) return true;
  if (boxes !== undefined && boxes.length > 0) return false;
  return ys.every(Number.isNaN) && (lows === undefined || lows.every(Number.isNaN));
}

/** An empty plot says just that: what guides are called might stand in the same place. */
function sayEmpty(layout: ChartLayout, settings: Settings): void {
  layout.empty = emptyLabel(layout.plot, settings);
  layout.guides = { ...layout.guides, labels: [], slidingLabels: [] };
}

function emptyLabel({ x, y, width, height }: Box, { empty, measureText }: Settings): Label {
  return {
    text: fitText(empty, width, FONT_SIZE, false, measureText),
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 2),
  };
}

function addTooltips(laidOut: LaidOut, cache: Cache, settings: Settings): void {
  const { layout } = laidOut;
  laidOut.tooltipWidth = tooltipWidth(laidOut, cache, settings);
  layout.reach = targetWidth(layout.x.gap);
  placeTooltips(laidOut);
}

/** Finds where tooltips are, and on which side of their points. */
export function placeTooltips({ layout, tooltipWidth }: LaidOut): void {
  layout.places = findTooltipPlaces(layout.marks, layout.x.gap);
  layout.turn = flipBoundary(layout, tooltipWidth);
}
