import { recentPoints } from "../data/window.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import { computeTranslation, type XScale } from "../scales/x-scale.ts";
import { sameAbsent } from "./absent.ts";
import { layoutAxes } from "./axes-layout.ts";
import { findLeavingTicks } from "./axes/leaving-ticks.ts";
import { layoutReferenceMarks } from "./axes/reference-marks.ts";
import { findVisibleTicks } from "./axes/visible-ticks.ts";
import { createXAxis } from "./axes/x-axis.ts";
import { createXScale } from "./axes/x-scale.ts";
import { glideParts } from "./glide.ts";
import type { LaidOut } from "./laid-out.ts";
import type { LayoutCache } from "./layout-cache.ts";
import { layoutChart, placeTooltips, reuseTicks } from "./layout-chart.ts";
import type { Layer, MarkTypes } from "./mark-type.ts";
import { scrollPoints } from "./marks/scroll-points.ts";
import { isGapless } from "./marks/runs.ts";
import { tooltipFrame } from "./tooltip-size.ts";

/** Lays out a chart from scratch, and keeps the layout if the next frame can update it. */
export function layoutAndCache(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): LaidOut {
  const laidOut = layoutChart(series, settings, types, cache);
  if (canUpdate(laidOut, settings)) cache.last = laidOut;
  return laidOut;
}

/** Whether the next frame can update a layout: all its visible marks are sliding lines without gaps. */
function canUpdate({ layout, layers, isUntransformed }: LaidOut, settings: Settings): boolean {
  const { marks, x, empty } = layout;
  if (!isUntransformed || !x.slides || empty !== undefined || settings.annotations.length > 0) {
    return false;
  }
  const areSliding = marks.every(({ hidden, scroll, reduced, xs, ys }, i) => {
    const { streamId, colors } = layers[i]!.series;
    return (
      streamId !== undefined &&
      colors === undefined &&
      (hidden || (scroll !== undefined && !reduced && isGapless(xs, ys)))
    );
  });
  return areSliding && marks.some(({ hidden }) => !hidden);
}

/**
 * Updates the last layout in place, where points only came at the end and left at the front, and the
 * axes still fit. That is so in most cycles of a live line chart.
 *
 * @returns undefined where the chart has to be laid out from scratch.
 */
export function updateLayout(
  series: readonly Series[],
  settings: Settings,
  cache: LayoutCache,
): LaidOut | undefined {
  const { last } = cache;
  // If anything throws, or the update is given up halfway, the next frame starts from scratch.
  cache.last = undefined;
  if (last === undefined || !replaceSeries(series, last, settings)) return undefined;
  const axes = layoutAxes(last.layers, settings, cache);
  if (!sameMargins(axes, last.axes) || !sameAbsent(axes.absent, last.axes.absent)) return undefined;
  const scale = createXScale(last.layers, axes.margins.plot.width, settings);
  if (!isTranslation(scale, last.xAxis.scale)) return undefined;
  last.axes = axes;
  last.xAxis.scale = scale;
  if (!scrollMarks(last)) return undefined;
  scrollRest(last, settings, cache);
  cache.last = last;
  return last;
}

/** Gives the layers their new points; false where the series are not the same as before. */
function replaceSeries(all: readonly Series[], { layers }: LaidOut, { window }: Settings): boolean {
  const series = window === undefined ? all : recentPoints(all, window);
  if (series.length !== layers.length) return false;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    const one = series[i]!;
    const { streamId, name, color } = layer.series;
    if (one.streamId !== streamId || one.name !== name || one.color !== color) return false;
    if (one.colors !== undefined) return false;
    layer.series = one;
    layer.y1 = one.ys;
  }
  return true;
}

function sameMargins(axes: LaidOut["axes"], last: LaidOut["axes"]): boolean {
  const { margins, overflows, leftOut } = last;
  return axes.margins === margins && axes.overflows === overflows && axes.leftOut === leftOut;
}

/** Whether two scales give a value the same pixel: at most their domains differ. */
function isTranslation(scale: XScale, last: XScale): boolean {
  const { kind, slides, origin, perUnit, gap, grain } = scale;
  return (
    slides &&
    kind === last.kind &&
    origin === last.origin &&
    perUnit === last.perUnit &&
    gap === last.gap &&
    grain === last.grain
  );
}

function scrollMarks({ layout, layers, xAxis, axes }: LaidOut): boolean {
  const { y, y2 } = axes.margins;
  const plot = { x: xAxis.scale, decimals: layout.decimals, cycle: layout.x.cycle };
  for (let i = 0; i < layers.length; i++) {
    const mark = layout.marks[i]!;
    const { scale } = mark.axis === "y2" && y2 !== undefined ? y2 : y;
    if (!scrollPoints(mark, layers[i]!, scale, plot)) return false;
  }
  return true;
}

/** Moves everything else along x: ticks, reference marks and tooltips. */
function scrollRest(laidOut: LaidOut, settings: Settings, cache: LayoutCache): void {
  const { layout, layers, axes, xAxis } = laidOut;
  const translation = computeTranslation(xAxis.scale, layout.decimals);
  layout.x.domain = xAxis.scale.domain;
  layout.x.slide = translation;
  layout.outside = axes.outside;
  layout.x.glide = glideParts(layers, xAxis.scale, layout.x.cycle, settings);
  layout.guides = layoutReferenceMarks(axes, xAxis.scale, translation, settings);
  const { valueWidth } = xAxis.axis;
  updateTicks(laidOut, translation, settings, cache);
  layout.x.leaving = findLeavingTicks(xAxis, layout.x.ticks, layout.x, layout.x.leaving);
  if (layout.places === undefined) return;
  // Margins, names and distances are the same, or the layout could not be updated.
  if (xAxis.axis.valueWidth !== valueWidth || layers.some(hasPointLabels)) {
    updateTooltips(laidOut, settings, cache);
  }
  placeTooltips(laidOut);
}

function hasPointLabels({ series }: Layer): boolean {
  return series.labels !== undefined;
}

function updateTicks(
  laidOut: LaidOut,
  translation: number,
  settings: Settings,
  cache: LayoutCache,
): void {
  const { layout, layers, axes, xAxis } = laidOut;
  xAxis.axis = createXAxis(xAxis.scale, layers, axes, settings, cache);
  const { ticks, zone } = findVisibleTicks(translation, xAxis, axes, settings);
  layout.x.ticks = reuseTicks(ticks, cache);
  layout.zone = zone;
}

/** Tooltips get wider where times or the labels of points do. */
function updateTooltips(laidOut: LaidOut, settings: Settings, cache: LayoutCache): void {
  if (laidOut.tooltips !== undefined) laidOut.tooltips = tooltipFrame(laidOut, cache, settings);
}
