import { lttb } from "../../data/decimate/lttb.ts";
import { decimateM4 } from "../../data/decimate/m4.ts";
import { bisectX } from "../../data/x-value.ts";
import type { Settings } from "../../options/settings.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { GLIDE_PARTS, MAX_GLIDE } from "../glide.ts";
import type { MarkBase } from "../mark-layout.ts";
import type { Layer, PlotContext } from "../mark-type.ts";
import { scaleXs, scaleYs } from "./apply-scale.ts";

/** Marks with more points are reduced. */
const MAX_POINTS_PER_PIXEL = 2;

/**
 * Lays out the points of a layer: the part that all kinds of marks share.
 *
 * @param place gives a sliding mark its positions up to the point before `to`; false where none slides.
 */
export function layoutPoints(
  layer: Layer,
  y: Scale,
  plot: PlotContext,
  place: ((points: MarkBase, to: number) => boolean) | undefined,
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
  if (place?.(layout, to) === true) return layout;
  const decimals = reduced ? 0 : plot.decimals;
  if (reduced) layout.points = decimate(layer, from, to, x, reduce);
  const selection = layout.points ?? to - from;
  layout.xs = scaleXs(layer, selection, from, x, decimals);
  layout.ys = scaleYs(layer.y1, selection, from, y, decimals);
  return layout;
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
  const { xs, startIndex, fields } = series;
  const columns = { ...x, origin: columnOrigin(x) };
  const kept =
    reduce === "lttb"
      ? lttb(xs, y1, from, to, Math.round(x.px(x.domain[1]) - x.px(x.domain[0])))
      : decimateM4(y1 === series.ys ? series : { xs, ys: y1, startIndex }, from, to, columns);
  const { low, high } = fields ?? {};
  if (low === undefined || high === undefined) return kept;
  // Ranges and candles have their peaks there, whatever their `y` is; a range may have none.
  const lows = decimateM4({ xs, ys: low, startIndex }, from, to, columns);
  const highs = decimateM4({ xs, ys: high, startIndex }, from, to, columns);
  return [...new Set([...kept, ...lows, ...highs])].toSorted((one, other) => one - other);
}

/** The origin of pixel columns. Points are drawn at whole pixels, which are the middle of a column. */
export function columnOrigin({ origin, perUnit }: XScale): number {
  return origin - 0.5 / perUnit;
}
