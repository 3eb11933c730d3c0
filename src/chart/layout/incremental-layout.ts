import { areStill, axisOf, ticksAt } from "./axes/x-axis.ts";
import { guidesOf } from "./axes/reference-marks.ts";
import { type LaidOut, layoutChart, placeTooltips, slideOf } from "./layout-chart.ts";
import type { Memory } from "../base/cache.ts";
import { isWhole } from "../marks/line.ts";
import { slideOn } from "./marks/layout-points.ts";
import { tooltipSize } from "./tooltip-size.ts";
import { isStillRight, scaffoldOf } from "./axes-layout.ts";
import { rememberedOf } from "../data/window.ts";
import { type XScale, xScaleOf } from "./axes/x-scale.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";

/**
 * Whether the next drawing may go on from this one: its marks are lines without gaps that slide, and
 * nothing else slides with them.
 */
function canGoOn({ layout, layers, isPlain }: LaidOut, settings: Settings): boolean {
  const { marks, x, empty } = layout;
  if (!isPlain || !x.slides || empty !== undefined || settings.annotations.length > 0) return false;
  const isSliding = marks.every(({ hidden, slide, reduced, xs, ys }, i) => {
    const hasLineage = layers[i]!.series.lineage !== undefined;
    return hasLineage && (hidden || (slide !== undefined && !reduced && isWhole(xs, ys)));
  });
  return isSliding && marks.some(({ hidden }) => !hidden);
}

/** Lays out a chart, and leaves the layout to the next drawing if that may go on from it. */
export function laidOutAnew(all: readonly Series[], settings: Settings, memory: Memory): LaidOut {
  const laidOut = layoutChart(all, settings, memory);
  if (canGoOn(laidOut, settings)) memory.last = laidOut;
  return laidOut;
}

/**
 * The last layout, brought up to date, where nothing has changed but that points came at the end and
 * went at the front, and the axes are still right for them. Most cycles of a live line are such.
 */
export function goneOn(
  all: readonly Series[],
  settings: Settings,
  memory: Memory,
): LaidOut | undefined {
  const { last } = memory;
  // Should anything throw on the way, the next drawing starts anew.
  memory.last = undefined;
  if (last === undefined || !takeOver(all, last, settings)) return undefined;
  const scaffold = isStillRight(last.scaffold, last.layers, settings)
    ? last.scaffold
    : scaffoldOf(last.layers, settings, memory);
  if (!isSameAround(scaffold, last.scaffold)) return undefined;
  const scale = xScaleOf(last.layers, scaffold.surroundings.plot.width, settings);
  if (!isSameButSlid(scale, last.across.scale)) return undefined;
  last.scaffold = scaffold;
  last.across.scale = scale;
  if (!slideMarks(last, settings)) return undefined;
  slideRest(last, settings, memory);
  memory.last = last;
  return last;
}

/** Puts the points of now into the last layers, if they are of the same series. */
function takeOver(all: readonly Series[], { layers }: LaidOut, { window }: Settings): boolean {
  const series = window === undefined ? all : rememberedOf(all, window);
  if (series.length !== layers.length) return false;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    const one = series[i]!;
    const { lineage, name, color } = layer.series;
    if (one.lineage !== lineage || one.name !== name || one.color !== color) return false;
    layer.series = one;
    layer.tops = one.ys;
  }
  return true;
}

function isSameAround(scaffold: LaidOut["scaffold"], last: LaidOut["scaffold"]): boolean {
  return scaffold.surroundings === last.surroundings && scaffold.overflows === last.overflows;
}

function isSameButSlid(scale: XScale, last: XScale): boolean {
  const { kind, slides, origin, perUnit, gap } = scale;
  return (
    slides &&
    kind === last.kind &&
    origin === last.origin &&
    perUnit === last.perUnit &&
    gap === last.gap
  );
}

function slideMarks({ layout, layers, across, scaffold }: LaidOut, { glide }: Settings): boolean {
  const { y, y2 } = scaffold.surroundings;
  for (let i = 0; i < layers.length; i++) {
    const mark = layout.marks[i]!;
    const upright = mark.axis === "y2" && y2 !== undefined ? y2 : y;
    if (!slideOn(mark, layers[i]!, across.scale, upright.scale, layout.decimals, glide)) {
      return false;
    }
  }
  return true;
}

function slideRest(laidOut: LaidOut, settings: Settings, memory: Memory): void {
  const { layout, scaffold, across } = laidOut;
  const slide = slideOf(across.scale, layout.decimals);
  layout.x.domain = across.scale.domain;
  layout.x.slide = slide;
  layout.guides = guidesOf(scaffold, across.scale, slide, settings);
  if (!areStill(laidOut.shownTicks, across.scale, slide))
    moveTicks(laidOut, slide, settings, memory);
  if (layout.places !== undefined) placeTooltips(laidOut);
}

function moveTicks(laidOut: LaidOut, slide: number, settings: Settings, memory: Memory): void {
  const { layout, layers, scaffold, across } = laidOut;
  const { nameWidth } = across.axis;
  across.axis = axisOf(across.scale, layers, scaffold, settings, memory);
  laidOut.shownTicks = ticksAt(slide, across, scaffold, settings);
  layout.x.ticks = laidOut.shownTicks.ticks;
  if (layout.places === undefined || across.axis.nameWidth === nameWidth) return;
  laidOut.tooltipWidth = tooltipSize(laidOut, memory, settings);
  // The style says how wide a tooltip is.
  laidOut.still = undefined;
}
