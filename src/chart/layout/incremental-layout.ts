import { areUnchanged, chooseXTicks, findVisibleTicks } from "./axes/x-axis.ts";
import { layoutReferenceMarks } from "./axes/reference-marks.ts";
import type { LaidOut } from "./laid-out.ts";
import { layoutChart, placeTooltips, translation } from "./layout-chart.ts";
import type { LayoutCache } from "./layout-cache.ts";
import type { MarkTypes } from "./mark-type.ts";
import { isGapless } from "./marks/runs.ts";
import { scrollPoints } from "./marks/layout-points.ts";
import { tooltipWidth } from "./tooltip-size.ts";
import { isStillValid, layoutAxes } from "./axes-layout.ts";
import { recentPoints } from "../data/window.ts";
import { createXScale } from "./axes/x-scale.ts";
import type { XScale } from "../scales/x-scale.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";

/**
 * Whether the next drawing may go on from this one: its marks are lines without gaps that slide, and
 * nothing else slides with them.
 */
function canUpdate({ layout, layers, isPlain }: LaidOut, settings: Settings): boolean {
  const { marks, x, empty } = layout;
  if (!isPlain || !x.slides || empty !== undefined || settings.annotations.length > 0) return false;
  const isSliding = marks.every(({ hidden, scroll, reduced, xs, ys }, i) => {
    const hasStream = layers[i]!.series.streamId !== undefined;
    return hasStream && (hidden || (scroll !== undefined && !reduced && isGapless(xs, ys)));
  });
  return isSliding && marks.some(({ hidden }) => !hidden);
}

/** Lays out a chart, and leaves the layout to the next drawing if that may go on from it. */
export function layoutAnew(
  all: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): LaidOut {
  const laidOut = layoutChart(all, settings, types, cache);
  if (canUpdate(laidOut, settings)) cache.last = laidOut;
  return laidOut;
}

/**
 * The last layout, brought up to date, where nothing has changed but that points came at the end and
 * went at the front, and the axes are still right for them. Most cycles of a live line are such.
 */
export function updateLayout(
  all: readonly Series[],
  settings: Settings,
  cache: LayoutCache,
): LaidOut | undefined {
  const { last } = cache;
  // Should anything throw on the way, the next drawing starts anew.
  cache.last = undefined;
  if (last === undefined || !replaceSeries(all, last, settings)) return undefined;
  const axes = isStillValid(last.axes, last.layers, settings)
    ? last.axes
    : layoutAxes(last.layers, settings, cache);
  if (!sameMargins(axes, last.axes)) return undefined;
  const scale = createXScale(last.layers, axes.margins.plot.width, settings);
  if (!onlyTranslated(scale, last.xAxis.scale)) return undefined;
  last.axes = axes;
  last.xAxis.scale = scale;
  if (!scrollMarks(last, settings)) return undefined;
  scrollRest(last, settings, cache);
  cache.last = last;
  return last;
}

/** Puts the points of now into the last layers, if they are of the same series. */
function replaceSeries(all: readonly Series[], { layers }: LaidOut, { window }: Settings): boolean {
  const series = window === undefined ? all : recentPoints(all, window);
  if (series.length !== layers.length) return false;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    const one = series[i]!;
    const { streamId, name, color } = layer.series;
    if (one.streamId !== streamId || one.name !== name || one.color !== color) return false;
    layer.series = one;
    layer.y1 = one.ys;
  }
  return true;
}

function sameMargins(axes: LaidOut["axes"], last: LaidOut["axes"]): boolean {
  return axes.margins === last.margins && axes.overflows === last.overflows;
}

function onlyTranslated(scale: XScale, last: XScale): boolean {
  const { kind, slides, origin, perUnit, gap } = scale;
  return (
    slides &&
    kind === last.kind &&
    origin === last.origin &&
    perUnit === last.perUnit &&
    gap === last.gap
  );
}

function scrollMarks({ layout, layers, xAxis, axes }: LaidOut, { glide }: Settings): boolean {
  const { y, y2 } = axes.margins;
  const frame = { x: xAxis.scale, decimals: layout.decimals, glides: glide };
  for (let i = 0; i < layers.length; i++) {
    const mark = layout.marks[i]!;
    const upright = mark.axis === "y2" && y2 !== undefined ? y2 : y;
    if (!scrollPoints(mark, layers[i]!, upright.scale, frame)) return false;
  }
  return true;
}

function scrollRest(laidOut: LaidOut, settings: Settings, cache: LayoutCache): void {
  const { layout, axes, xAxis } = laidOut;
  const slide = translation(xAxis.scale, layout.decimals);
  layout.x.domain = xAxis.scale.domain;
  layout.x.slide = slide;
  layout.guides = layoutReferenceMarks(axes, xAxis.scale, slide, settings);
  if (!areUnchanged(laidOut.shownTicks, xAxis.scale, slide))
    moveTicks(laidOut, slide, settings, cache);
  if (layout.places !== undefined) placeTooltips(laidOut);
}

function moveTicks(laidOut: LaidOut, slide: number, settings: Settings, cache: LayoutCache): void {
  const { layout, layers, axes, xAxis } = laidOut;
  const { nameWidth } = xAxis.axis;
  xAxis.axis = chooseXTicks(xAxis.scale, layers, axes, settings, cache);
  laidOut.shownTicks = findVisibleTicks(slide, xAxis, axes, settings);
  layout.x.ticks = laidOut.shownTicks.ticks;
  if (layout.places === undefined || xAxis.axis.nameWidth === nameWidth) return;
  laidOut.tooltipWidth = tooltipWidth(laidOut, cache, settings);
  // The style says how wide a tooltip is.
  laidOut.still = undefined;
}
