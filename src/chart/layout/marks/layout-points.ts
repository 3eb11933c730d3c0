import type { Layer } from "../layer.ts";
import { lttb } from "../../data/decimate/lttb.ts";
import { reducePerPixel } from "../../data/decimate/m4.ts";
import type { Scale } from "../../scales/scale.ts";
import type { Settings } from "../../options/settings.ts";
import { firstFrom, type XScale, xOf } from "../axes/x-scale.ts";
import { NOTHING_SHARED } from "../../base/window-overlap.ts";
import { type MarkLayout, pointAt } from "../mark-layout.ts";
import { bounded, FURTHEST, rounded, xsOf, ysOf } from "./apply-scale.ts";
import { keepSlide, type Slide } from "./scroll-cache.ts";

const POINTS_PER_PIXEL = 2;

/** Where the points of a layer come to lie, to so many decimals of a pixel. */
export function placed(
  layer: Layer,
  x: XScale,
  y: Scale,
  decimals: number,
  reduce: Settings["reduce"],
  slide: Slide | undefined,
  glides: boolean,
): MarkLayout {
  const { series, mark, index, hidden } = layer;
  const { from, to, leads, reduced } = stretchOf(layer, x, glides);
  const layout: MarkLayout = {
    kind: mark.kind,
    name: series.name,
    index,
    axis: mark.axis,
    hidden,
    dashed: mark.dashed,
    curve: mark.curve,
    xs: [],
    ys: [],
    first: from,
    leads,
    reduced,
  };
  if (series.color !== undefined) layout.color = series.color;
  if (slide !== undefined && canSlide(layer, x, from, to, reduce)) {
    return slid(layout, layer, to, x, y, reduced ? 0 : decimals, slide);
  }
  if (reduced) layout.points = reducedPoints(layer, from, to, x, reduce);
  const wanted = layout.points ?? to - from;
  layout.xs = xsOf(layer, wanted, from, x, reduced ? 0 : decimals);
  layout.ys = ysOf(layer.tops, wanted, from, y, reduced ? 0 : decimals);
  return layout;
}

/** Which points of a layer are drawn, and whether they are too many to draw each. */
function stretchOf(layer: Layer, x: XScale, glides: boolean) {
  const { series, hidden } = layer;
  // What glides begins one gap further right.
  const left = glides ? x.domain[0] - x.gap / x.perUnit : x.domain[0];
  const first = x.slides ? firstFrom(left, x.kind, series) : 0;
  const leads = first > 0;
  const from = leads ? firstDrawn(first, left, series.xs.length, layer, x) : first;
  const to = hidden ? from : series.xs.length;
  const reduced = to - from > POINTS_PER_PIXEL * (x.px(x.domain[1]) - x.px(x.domain[0]));
  return { from, to, leads, reduced };
}

/**
 * Brings a sliding mark up to date, whose series has only got points at its end.
 *
 * @returns false where that cannot be, as it has a gap now, or too many points, or too few.
 */
export function slideOn(
  mark: MarkLayout,
  layer: Layer,
  x: XScale,
  y: Scale,
  decimals: number,
  glides: boolean,
): boolean {
  const { from, to, leads, reduced } = stretchOf(layer, x, glides);
  mark.first = from;
  mark.leads = leads;
  if (mark.hidden) return true;
  const { slide } = mark;
  if (slide === undefined || reduced || !canSlide(layer, x, from, to, "m4")) return false;
  slid(mark, layer, to, x, y, decimals, slide);
  const { xs, ys } = mark;
  for (let i = slide.shared.count; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  // What stands at one place is a dot.
  return xs[0] !== xs[xs.length - 1];
}

function reducedPoints(
  { series, tops }: Layer,
  from: number,
  to: number,
  x: XScale,
  reduce: Settings["reduce"],
): number[] {
  if (reduce === "lttb") {
    return lttb(series.xs, tops, from, to, Math.round(x.px(x.domain[1]) - x.px(x.domain[0])));
  }
  const points = tops === series.ys ? series : { xs: series.xs, ys: tops, skipped: series.skipped };
  // Columns have whole pixels in their middle, as that is where their points are drawn.
  return reducePerPixel(points, from, to, { ...x, origin: x.origin - 0.5 / x.perUnit });
}

/** Points leave the front of a sliding mark so many at a time, and it stays the same meanwhile. */
const LEAVE_TOGETHER = 4;

/** The index of a series' first point that is drawn, be it out of sight. */
function firstDrawn(
  first: number,
  left: number,
  count: number,
  { series }: Layer,
  x: XScale,
): number {
  const step = (LEAVE_TOGETHER * x.gap) / x.perUnit;
  const start = Math.floor(left / step) * step;
  return Math.max(0, Math.min(first - 1, count, firstFrom(start, x.kind, series)));
}

/** Whether points lie where they lay in the last drawing, unless the scales have changed. */
function canSlide(
  { series, tops, mark }: Layer,
  x: XScale,
  from: number,
  to: number,
  reduce: Settings["reduce"],
): boolean {
  return (
    x.slides &&
    series.lineage !== undefined &&
    mark.kind === "line" &&
    tops === series.ys &&
    reduce === "m4" &&
    from < to &&
    x.px(xOf(x.kind, series, from)) - x.px(x.domain[0]) > -FURTHEST
  );
}

/** Takes over the positions of the points that were there before. */
function slid(
  layout: MarkLayout,
  { series, mark }: Layer,
  to: number,
  x: XScale,
  y: Scale,
  decimals: number,
  slide: Slide,
): MarkLayout {
  const { first: from, reduced } = layout;
  const { lineage, skipped } = series;
  const { origin, perUnit } = x;
  keepSlide(slide, { lineage, origin, perUnit, y, decimals, curve: mark.curve, reduced });
  slide.turn++;
  if (reduced) {
    const columns = { kind: x.kind, origin: origin - 0.5 / perUnit, perUnit };
    const { counts, shared } = slide.reducer(series, from, columns);
    slide.shared = slide.xs.length === 0 ? NOTHING_SHARED : shared;
    layout.points = counts;
    layout.counted = skipped;
  } else {
    const shift = skipped + from - slide.first;
    const isOn = shift >= 0 && shift < slide.xs.length;
    slide.shared = isOn ? { shift, count: slide.xs.length - shift } : NOTHING_SHARED;
  }
  slide.first = skipped + from;
  const { shift, count } = slide.shared;
  if (shift > 0) {
    slide.xs.splice(0, shift);
    slide.ys.splice(0, shift);
  }
  slide.xs.length = Math.min(count, slide.xs.length);
  slide.ys.length = slide.xs.length;
  const positions = reduced ? layout.points!.length : to - from;
  for (let i = slide.xs.length; i < positions; i++) {
    const point = pointAt(layout, i);
    slide.xs.push(rounded(x.px(xOf(x.kind, series, point)), decimals));
    slide.ys.push(rounded(bounded(y.px(series.ys[point]!)), decimals));
  }
  layout.xs = slide.xs;
  layout.ys = slide.ys;
  layout.slide = slide;
  return layout;
}
