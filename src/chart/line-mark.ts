import { reducePerPixel } from "./reduce.ts";
import type { Scale } from "./scale.ts";
import type { Series } from "./series.ts";
import { firstInside, type XScale, xOf } from "./x-scale.ts";

/** A line as pixels: x from the scale's origin, y from the plot's top. A NaN y is a gap. */
export interface LineMark {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  color?: string;
  hidden: boolean;
  xs: number[];
  ys: number[];
  /** The index within its series of the point at each position. */
  points: number[];
  /** The first segment lies left of the plot and is cut off. */
  leads: boolean;
  /** More points than pixels: each pixel column shows its extremes, and no curve can be seen. */
  reduced: boolean;
}

const POINTS_PER_PIXEL = 2;
const FURTHEST = 1e5;

/** Where the points of the series with this index come to lie, to so many decimals of a pixel. */
export function lineMarkOf(
  series: Series,
  index: number,
  hidden: boolean,
  x: XScale,
  y: Scale,
  decimals: number,
): LineMark {
  const first = x.slides ? firstInside(x, series) : 0;
  const leads = first > 0;
  const from = leads ? first - 1 : first;
  const reduced =
    series.xs.length - from > POINTS_PER_PIXEL * (x.px(x.domain[1]) - x.px(x.domain[0]));
  const points = hidden ? [] : pointsToDraw(series, from, x, reduced);
  const xs: number[] = [];
  const ys: number[] = [];
  const left = x.px(x.domain[0]);
  for (const i of points) {
    xs.push(rounded(left + bounded(x.px(xOf(x.kind, series, i)) - left), decimals));
    ys.push(rounded(bounded(y.px(series.ys[i]!)), decimals));
  }
  const mark: LineMark = { name: series.name, index, hidden, xs, ys, points, leads, reduced };
  if (series.color !== undefined) mark.color = series.color;
  return mark;
}

function pointsToDraw(series: Series, from: number, x: XScale, reduced: boolean): number[] {
  const to = series.xs.length;
  if (reduced) {
    return reducePerPixel(series.ys, from, to, (i) => Math.floor(x.px(xOf(x.kind, series, i))));
  }
  const points: number[] = [];
  for (let i = from; i < to; i++) points.push(i);
  return points;
}

function rounded(px: number, decimals: number): number {
  return decimals === 0 ? Math.round(px) : Math.round(px * 10) / 10;
}

// Far beyond the plot a pixel more or less makes no difference, but 1e300 would not be a pixel.
function bounded(px: number): number {
  return px > FURTHEST ? FURTHEST : px < -FURTHEST ? -FURTHEST : px;
}
