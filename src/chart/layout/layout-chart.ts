import { extent, joinAllExtents } from "../data/extent.ts";
import { fitText } from "../format/text/text-width.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import { type AxesLayout, layoutAxes } from "./axes-layout.ts";
import type { PlacedAxis, Rect } from "./axes/margins.ts";
import { layoutReferenceMarks } from "./axes/reference-marks.ts";
import { sameTick, type Tick } from "./axes/tick.ts";
import { FONT_SIZE } from "./axes/title-legend.ts";
import type { Label } from "./axes/label.ts";
import { findVisibleTicks, layoutXAxis } from "./axes/x-axis.ts";
import type { XScale } from "../scales/x-scale.ts";
import type { ChartLayout, UprightAxis } from "./chart-layout.ts";
import type { LaidOut } from "./laid-out.ts";
import { createLayers } from "./layer.ts";
import type { Layer, MarkFrame, MarkTypes } from "./mark-type.ts";
import type { LayoutCache } from "./layout-cache.ts";
import type { MarkLayout } from "./mark-layout.ts";
import { computeBandwidths } from "./marks/bandwidth.ts";
import type { Obstacle } from "./marks/label-collision.ts";
import { layoutMark } from "./marks/layout-marks.ts";
import { createScrollCache, type ScrollCache } from "./marks/scroll-cache.ts";
import { findTooltipPlaces, targetWidth } from "./tooltip-places.ts";
import { flipBoundary, tooltipWidth } from "./tooltip-size.ts";
import { transformLayers } from "./transforms/transforms.ts";

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;

/**
 * Lays out a chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutChart(
  all: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): LaidOut {
  const ofSeries = createLayers(all, settings, types);
  const layers = transformLayers(ofSeries, settings, types);
  const axes = layoutAxes(layers, settings, cache);
  const { plot, y, y2, texts } = axes.margins;
  const xAxis = layoutXAxis(layers, axes, settings, cache);
  const { scale } = xAxis;
  const decimals = settings.variant === "live" && scale.gap >= COARSE_GAP ? 0 : 1;
  const slide = translation(scale, decimals);
  const marks = layoutMarks(layers, axes, scale, decimals, settings, cache);
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
      ticks: reuseTicks(shownTicks.ticks, cache),
      turned: axes.xStyle.turned,
    },
    y: toUprightAxis(y, settings.y.scale),
    y2: y2 && toUprightAxis(y2, settings.y2.scale),
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
    guides: layoutReferenceMarks(
      axes,
      scale,
      slide,
      settings,
      findObstacles(layers, marks, settings),
    ),
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
  if (isEmpty(layers, marks)) sayEmpty(layout, settings);
  else if (settings.tooltips) addTooltips(laidOut, cache, settings);
  return laidOut;
}

/** Pixels from the origin to the plot's left edge. */
export function translation({ px, domain }: XScale, decimals: number): number {
  return Math.round(px(domain[0]) * 10 ** decimals) / 10 ** decimals;
}

function toUprightAxis({ axis, ticks }: PlacedAxis, scale: UprightAxis["kind"]): UprightAxis {
  return { kind: axis.fromTop === true ? "band" : scale, domain: axis.domain, ticks };
}

function layoutMarks(
  layers: Layer[],
  { margins, shadeDomain }: AxesLayout,
  x: XScale,
  decimals: number,
  settings: Settings,
  cache: LayoutCache,
): MarkLayout[] {
  const { y, y2 } = margins;
  const bands = computeBandwidths(layers, bandGap(x, margins, settings));
  const sizes = joinAllExtents(
    layers.map(({ series }) => series.fields?.size && extent(series.fields.size)),
  );
  const frame: MarkFrame = {
    x,
    y: y.scale,
    y2: y2?.scale,
    decimals,
    shadeDomain,
    largestSize: sizes?.[1] ?? 0,
    horizontal: settings.horizontal,
    reduce: settings.reduce,
    glides: settings.glide,
  };
  return layers.map((layer, i) =>
    layoutMark(layer, bands?.[i], frame, lastScroll(layer, i, cache)),
  );
}

/** The marks that labels keep clear of. In a live chart they move, and labels stay. */
function findObstacles(
  layers: Layer[],
  marks: MarkLayout[],
  { variant }: Settings,
): readonly Obstacle[] {
  return variant === "live" ? [] : marks.map((mark, m) => ({ mark, type: layers[m]!.type }));
}

/** What the mark of the last drawing left. Only points that come and go in order can go on. */
function lastScroll(
  { series }: Layer,
  place: number,
  { scrolls }: LayoutCache,
): ScrollCache | undefined {
  return series.streamId === undefined ? undefined : (scrolls[place] ??= createScrollCache());
}

function bandGap(x: XScale, { y }: AxesLayout["margins"], { horizontal }: Settings): number {
  return horizontal ? Math.abs(y.scale.perUnit) : x.gap;
}

/** The same array for the same ticks: they change less often than the plot slides. */
function reuseTicks(ticks: Tick[], cache: LayoutCache): Tick[] {
  const last = cache.memo("x ticks", [], () => ({ ticks }));
  const isSame =
    ticks.length === last.ticks.length && ticks.every((tick, i) => sameTick(tick, last.ticks[i]!));
  if (!isSame) last.ticks = ticks;
  return last.ticks;
}

function isEmpty(layers: Layer[], marks: MarkLayout[]): boolean {
  return marks.every((mark, m) => mark.hidden || layers[m]!.type.isEmpty(mark));
}

/** An empty plot says just that: what guides are called might stand in the same place. */
function sayEmpty(layout: ChartLayout, settings: Settings): void {
  layout.empty = emptyLabel(layout.plot, settings);
  layout.guides = { ...layout.guides, labels: [], slidingLabels: [] };
}

function emptyLabel({ x, y, width, height }: Rect, { empty, measureText }: Settings): Label {
  return {
    text: fitText(empty, width, FONT_SIZE, false, measureText),
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 2),
  };
}

function addTooltips(laidOut: LaidOut, cache: LayoutCache, settings: Settings): void {
  const { layout } = laidOut;
  laidOut.tooltipWidth = tooltipWidth(laidOut, cache, settings);
  layout.reach = targetWidth(layout.x.gap);
  placeTooltips(laidOut);
}

/** Finds where tooltips are, and on which side of their points. */
export function placeTooltips({ layout, layers, tooltipWidth }: LaidOut): void {
  layout.places = findTooltipPlaces(layers, layout.marks, layout.x.gap);
  layout.turn = flipBoundary(layout, tooltipWidth);
}
