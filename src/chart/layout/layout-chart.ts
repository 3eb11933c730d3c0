import type { Cache } from "../base/cache.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import { computeTranslation, type XScale } from "../scales/x-scale.ts";
import { isOutOfSight } from "./absent.ts";
import { type AxesLayout, layoutAxes } from "./axes-layout.ts";
import { fitLabel, type Label } from "./axes/label.ts";
import type { Rect, ScaledYAxis } from "./axes/margins.ts";
import { findLeavingTicks } from "./axes/leaving-ticks.ts";
import { layoutReferenceMarks } from "./axes/reference-marks.ts";
import { sameTick, type Tick } from "./axes/tick.ts";
import { findVisibleTicks } from "./axes/visible-ticks.ts";
import { layoutXAxis } from "./axes/x-axis.ts";
import type { ChartLayout, YAxisLayout } from "./chart-layout.ts";
import { commonHitArea } from "./common-hit-area.ts";
import { clearInventedParts, emptyText } from "./empty-chart.ts";
import { glideCycle, glideParts } from "./glide.ts";
import { absentText, layoutHeldValues } from "./held-values.ts";
import type { LaidOut } from "./laid-out.ts";
import { createLayers } from "./layer.ts";
import type { LayoutCache } from "./layout-cache.ts";
import type { MarkLayout } from "./mark-layout.ts";
import type { Layer, MarkTypes } from "./mark-type.ts";
import type { Obstacle } from "./marks/label-collision.ts";
import { createPlotContext, layoutMarks } from "./marks/layout-marks.ts";
import { findTooltipPlaces, hitWidth, placesUpTo } from "./tooltip-places.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { groupEnds } from "./tooltip-groups.ts";
import { tooltipFrame } from "./tooltip-size.ts";
import { transformLayers } from "./transforms/transforms.ts";

/** Points at least this many pixels apart need no fractions of a pixel. */
const COARSE_GAP = 8;

/**
 * Lays out a chart: series → layers → axes → marks. A pure function of series and settings.
 *
 * @param types the descriptors of all kinds of marks that the settings and series name.
 * @param cache of the same chart's last frame; reuses what has not changed.
 */
export function layoutChart(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): LaidOut {
  const { streaming } = cache;
  const layers = transformLayers(createLayers(series, settings, types), settings, types);
  const axes = layoutAxes(layers, settings, cache);
  const xAxis = layoutXAxis(layers, axes, settings, cache);
  const { scale } = xAxis;
  const decimals = settings.variant === "live" && scale.gap >= COARSE_GAP ? 0 : 1;
  const translation = computeTranslation(scale, decimals);
  const cycle = glideCycle(layers, scale, settings);
  const plot = createPlotContext(layers, scale, axes, { decimals, cycle }, settings);
  const marks = layoutMarks(layers, plot, cache);
  const { ticks, zone } = findVisibleTicks(translation, xAxis, axes, settings);
  const obstacles = findObstacles(layers, marks, settings);
  const guides = layoutReferenceMarks(axes, scale, translation, settings, obstacles);
  const glide = glideParts(layers, scale, cycle, settings);
  const place = { slide: translation, cycle, glide };
  const leaving = reuseTicks("leaving ticks", findLeavingTicks(xAxis, ticks, place), cache);
  const kept = reuseTicks("x ticks", ticks, cache);
  const x = createXLayout(scale, { leaving, ...place }, kept, axes);
  const held = layoutHeldValues({ layers, axes, xAxis });
  const layout = createLayout({ axes, x, zone, marks, held, guides, decimals }, settings);
  const laidOut: LaidOut = {
    layout,
    layers,
    axes,
    xAxis,
    tooltips: undefined,
    hitAreas: undefined,
    // Beyond a range's end are no tooltips, so they are not all that the mark's points have.
    scrollTooltips: settings.xRange === undefined ? streaming?.scrollTooltips : undefined,
  };
  const hasNoValues = isEmpty(layers, marks);
  if (hasNoValues) clearInventedParts(layout, layers, settings);
  if (settings.variant === "sparkline") return laidOut;
  if (hasNoValues) layout.empty = emptyLabel(emptyText(layers, settings), layout.plot, settings);
  else if (isOutOfSight(axes.absent, layers)) {
    layout.empty = emptyLabel(settings.empty ?? outOfSightText(laidOut), layout.plot, settings);
  } else if (settings.tooltips) addTooltips(laidOut, cache, settings);
  return laidOut;
}

/** The parts of a layout that depend on its points. */
interface LayoutParts
  extends Pick<ChartLayout, "x" | "zone" | "marks" | "held" | "guides" | "decimals"> {
  axes: AxesLayout;
}

/** Puts the parts together, without tooltips. */
function createLayout(
  { axes, x, zone, marks, held, guides, decimals }: LayoutParts,
  settings: Settings,
): ChartLayout {
  const { plot, y, y2, texts } = axes.margins;
  return {
    width: settings.width,
    height: settings.height,
    plot,
    x,
    y: createYLayout(y, settings.y.scale),
    y2: y2 && createYLayout(y2, settings.y2.scale),
    overflows: axes.overflows,
    outside: axes.outside,
    // Each text by name, not spread: objects of one shape are faster to read.
    title: texts.title,
    note: texts.note,
    xTitle: texts.xTitle,
    zone,
    yTitle: texts.yTitle,
    y2Title: texts.y2Title,
    empty: undefined,
    legend: axes.titleLegend.legend,
    marks,
    held,
    guides,
    decimals,
    places: undefined,
    reach: 0,
    turns: [],
  };
}

/** Where a plot is on its x scale, and how it comes there. */
type XPlace = Pick<ChartLayout["x"], "slide" | "cycle" | "glide" | "leaving">;

function createXLayout(
  { kind, domain, origin, slides, gap }: XScale,
  { slide, cycle, glide, leaving }: XPlace,
  ticks: Tick[],
  { xStyle }: AxesLayout,
): ChartLayout["x"] {
  const turned = xStyle.rotated;
  return { kind, domain, origin, slide, slides, gap, cycle, glide, ticks, leaving, turned };
}

function createYLayout({ axis, ticks }: ScaledYAxis, scale: YAxisLayout["kind"]): YAxisLayout {
  return { kind: axis.fromTop === true ? "band" : scale, domain: axis.domain, ticks };
}

/** The marks that labels avoid. In a live chart marks move and labels do not, so there are none. */
function findObstacles(
  layers: Layer[],
  marks: MarkLayout[],
  { variant }: Settings,
): readonly Obstacle[] {
  return variant === "live" ? [] : marks.map((mark, m) => ({ mark, type: layers[m]!.type }));
}

/**
 * Returns the last frame's array while the ticks are equal, so that what depends on it is reused, or one
 * with those of its ticks that are equal: of a thousand charts, garbage collection copies the fewer.
 */
function reuseTicks(name: string, ticks: readonly Tick[], cache: Cache): Tick[] {
  const last = cache.memo(name, NO_PARTS, () => ({ ticks: [...ticks] }));
  const isSame =
    ticks.length === last.ticks.length && ticks.every((tick, i) => sameTick(tick, last.ticks[i]!));
  if (isSame) return last.ticks;
  last.ticks = ticks.map((tick) => last.ticks.find((other) => sameTick(tick, other)) ?? tick);
  return last.ticks;
}

const NO_PARTS: readonly unknown[] = [];

function isEmpty(layers: Layer[], marks: MarkLayout[]): boolean {
  return marks.every((mark, m) => mark.hidden || layers[m]!.type.isEmpty(mark));
}

/** A lower plot has no room for a text. */
const MIN_EMPTY_HEIGHT = 16;

function emptyLabel(text: string, { x, y, width, height }: Rect, settings: Settings): Label {
  return {
    text: height < MIN_EMPTY_HEIGHT ? "" : fitLabel(text, width, settings),
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 2),
  };
}

/** Says since when a live chart has had no points, where time has gone on without them. */
function outOfSightText(laidOut: LaidOut): string {
  const { absent } = laidOut.axes;
  // The last x of a series may be unknown.
  const newest = absent.reduce((one, other) =>
    one.x >= other.x || Number.isNaN(other.x) ? one : other,
  );
  return capitalize(absentText(newest, laidOut));
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function addTooltips(laidOut: LaidOut, cache: Cache, settings: Settings): void {
  const { layout } = laidOut;
  layout.reach = hitWidth(layout.x.gap);
  layout.places = findTooltipPlaces(laidOut.layers, layout.marks, layout.x.gap);
  if (settings.xRange !== undefined) {
    layout.places = placesUpTo(layout.places, laidOut.xAxis.scale.px(layout.x.domain[1]));
  }
  if (hasHitAreas(layout, laidOut.layers)) {
    laidOut.hitAreas = commonHitArea(layout, laidOut.layers, settings);
  } else {
    laidOut.tooltips = tooltipFrame(laidOut, cache, settings);
  }
  const { tooltips } = laidOut;
  if (tooltips !== undefined) layout.turns = groupEnds(tooltips.groups, layout.x.slide);
}
