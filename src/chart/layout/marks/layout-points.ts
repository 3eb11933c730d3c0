import { NO_OVERLAP } from "../../base/window-overlap.ts";
import { lttb } from "../../data/decimate/lttb.ts";
import { decimateM4 } from "../../data/decimate/m4.ts";
import { bisectX, xAt } from "../../data/x-value.ts";
import type { Settings } from "../../options/settings.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { GLIDE_PARTS, MAX_GLIDE } from "../glide.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import type { Layer, PlotContext } from "../mark-type.ts";
import { clampPixels, MAX_DISTANCE, roundPixels, scaleXs, scaleYs } from "./apply-scale.ts";
import { discardIfChanged, type ScrollCache } from "./scroll-cache.ts";

/** Marks with more points are reduced. */
const MAX_POINTS_PER_PIXEL = 2;

/** The part of a frame that sliding marks need. */
type ScrollContext = Pick<PlotContext, "x" | "decimals" | "cycle">;

/**
 * Lays out the points of a layer: the part that all kinds of marks share.
 *
 * @param scroll cache of the mark; used where it slides.
 */
export function layoutPoints(
  layer: Layer,
  y: Scale,
  plot: PlotContext,
  scroll: ScrollCache | undefined,
): MarkBase {
  const { series, mark, type, index, hidden } = layer;
  const { x, reduce } = plot;
  const { from, to, leads, reduced } = findDrawnRange(layer, x, plot.cycle);
  const layout: MarkBase = {
    kind: type.kind,
    name: series.name,
    index,
    axis: mark.axis,
    hidden,
    dashed: mark.dashed,
    dotted: mark.dotted,
    curve: mark.curve,
    xs: [],
    ys: [],
    first: from,
    leads,
    reduced,
  };
  if (series.color !== undefined) layout.color = series.color;
  if (scroll !== undefined && canScroll(layer, x, from, to, reduce)) {
    layout.scroll = scroll;
    updatePositions(layout, layer, to, y, plot);
    return layout;
  }
  const decimals = reduced ? 0 : plot.decimals;
  if (reduced) layout.points = decimate(layer, from, to, x, reduce);
  const selection = layout.points ?? to - from;
  layout.xs = scaleXs(layer, selection, from, x, decimals);
  layout.ys = scaleYs(layer.y1, selection, from, y, decimals);
  return layout;
}

/**
 * Updates a sliding mark in place after its series got points at the end.
 *
 * @returns false where the mark has to be laid out again: it has a gap now, or too many points, or
 * only one.
 */
export function scrollPoints(mark: MarkBase, layer: Layer, y: Scale, plot: ScrollContext): boolean {
  const { from, to, leads, reduced } = findDrawnRange(layer, plot.x, plot.cycle);
  mark.first = from;
  mark.leads = leads;
  if (mark.hidden) return true;
  const { scroll } = mark;
  if (scroll === undefined || reduced || !canScroll(layer, plot.x, from, to, "m4")) return false;
  updatePositions(mark, layer, to, y, plot);
  const { xs, ys } = mark;
  for (let i = scroll.overlap.count; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  // A line whose points share an x is drawn as a dot.
  return xs[0] !== xs[xs.length - 1];
}

/** The points of a layer that are drawn, from index `from` to before `to`, and whether to reduce them. */
function findDrawnRange(layer: Layer, x: XScale, cycle: number) {
  const { series, hidden } = layer;
  // A gliding plot begins further right.
  const reach = (cycle * MAX_GLIDE) / GLIDE_PARTS;
  const left = reach > 0 ? x.domain[0] - reach / x.perUnit : x.domain[0];
  const firstVisible = x.slides ? bisectX(left, x.kind, series) : 0;
  const leads = firstVisible > 0;
  const from = leads ? findLeadingPoint(firstVisible, left, layer, x) : firstVisible;
  const to = hidden ? from : series.xs.length;
  const width = x.px(x.domain[1]) - x.px(x.domain[0]);
  return { from, to, leads, reduced: to - from > MAX_POINTS_PER_PIXEL * width };
}

/** Points leave a sliding mark this many at a time, so that its start seldom changes. */
const LEAVING_TOGETHER = 4;

/** The index of the first point to draw, left of the plot. */
function findLeadingPoint(
  firstVisible: number,
  left: number,
  { series }: Layer,
  x: XScale,
): number {
  const step = (LEAVING_TOGETHER * x.gap) / x.perUnit;
  const start = Math.floor(left / step) * step;
  return Math.max(0, Math.min(firstVisible - 1, series.xs.length, bisectX(start, x.kind, series)));
}

/** The indices of the points that stand for all from index `from` to before `to`. */
function decimate(
  { series, y1 }: Layer,
  from: number,
  to: number,
  x: XScale,
  reduce: Settings["reduce"],
): number[] {
  if (reduce === "lttb") {
    return lttb(series.xs, y1, from, to, Math.round(x.px(x.domain[1]) - x.px(x.domain[0])));
  }
  const points =
    y1 === series.ys ? series : { xs: series.xs, ys: y1, startIndex: series.startIndex };
  return decimateM4(points, from, to, { ...x, origin: columnOrigin(x) });
}

/** The origin of pixel columns. Points are drawn at whole pixels, which are the middle of a column. */
function columnOrigin({ origin, perUnit }: XScale): number {
  return origin - 0.5 / perUnit;
}

/** Whether points keep their position from frame to frame, as long as the scales stay the same. */
function canScroll(
  { series, y1, type }: Layer,
  x: XScale,
  from: number,
  to: number,
  reduce: Settings["reduce"],
): boolean {
  return (
    x.slides &&
    series.streamId !== undefined &&
    type.scrolls &&
    y1 === series.ys &&
    reduce === "m4" &&
    from < to &&
    x.px(xAt(x.kind, series, from)) - x.px(x.domain[0]) > -MAX_DISTANCE
  );
}

/** Updates the cached positions of a sliding mark, and gives them to its layout. */
function updatePositions(
  layout: MarkBase,
  { series, mark }: Layer,
  to: number,
  y: Scale,
  plot: ScrollContext,
): void {
  const scroll = layout.scroll!;
  const { first: from, reduced } = layout;
  const { x } = plot;
  const decimals = reduced ? 0 : plot.decimals;
  const { streamId, startIndex } = series;
  const { origin, perUnit } = x;
  discardIfChanged(scroll, { streamId, origin, perUnit, y, decimals, curve: mark.curve, reduced });
  scroll.generation++;
  if (reduced) {
    const columns = { kind: x.kind, origin: columnOrigin(x), perUnit };
    const { indices, overlap } = scroll.decimator(series, from, columns);
    scroll.overlap = scroll.xs.length === 0 ? NO_OVERLAP : overlap;
    layout.points = indices;
    layout.counted = startIndex;
  } else {
    const shift = startIndex + from - scroll.firstIndex;
    const overlaps = shift >= 0 && shift < scroll.xs.length;
    scroll.overlap = overlaps ? { shift, count: scroll.xs.length - shift } : NO_OVERLAP;
  }
  scroll.firstIndex = startIndex + from;
  const { shift, count } = scroll.overlap;
  if (shift > 0) {
    scroll.xs.splice(0, shift);
    scroll.ys.splice(0, shift);
  }
  scroll.xs.length = Math.min(count, scroll.xs.length);
  scroll.ys.length = scroll.xs.length;
  const positions = reduced ? layout.points!.length : to - from;
  for (let i = scroll.xs.length; i < positions; i++) {
    const point = pointAt(layout, i);
    scroll.xs.push(roundPixels(x.px(xAt(x.kind, series, point)), decimals));
    scroll.ys.push(roundPixels(clampPixels(y.px(series.ys[point]!)), decimals));
  }
  layout.xs = scroll.xs;
  layout.ys = scroll.ys;
}
