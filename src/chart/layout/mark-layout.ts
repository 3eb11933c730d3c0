import type { AxisName, Curve, MarkKind } from "../options/options.ts";
import type { BoxLayout } from "../marks/box.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/**
 * A mark as pixels: x from the scale's origin, y from the plot's top. A NaN y is a gap. All lists
 * are as long as `xs`.
 */
export interface MarkLayout {
  kind: MarkKind;
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  color?: string;
  axis: AxisName;
  hidden: boolean;
  dashed: boolean;
  curve: Curve;
  xs: number[];
  ys: number[];
  /** Where it begins: of an area or bar the other end, of a range the lower edge. */
  bases?: number[];
  /** Where zero lies, for what stands on it. */
  zero?: number;
  /** It stands on top of others. */
  stacked?: boolean;
  /** Of a range: whether a line runs within it. */
  hasLine?: boolean;
  /** Of a candle. Its `ys` are where it closed. */
  opens?: number[];
  highs?: number[];
  lows?: number[];
  /** What a box plot shows. */
  boxes?: BoxLayout[];
  /** Colours of their own. */
  colors?: readonly (string | undefined)[];
  /** Radii of bubbles. */
  radii?: number[];
  /** The width of a bar, candle, box or cell. */
  width?: number;
  /** How tall a cell is. */
  height?: number;
  /** Steps of the colour scale, one per cell; -1 where there is no value. */
  shades?: number[];
  /** The index within its series of the first point. */
  first: number;
  /** The index within its series of the point at each position, where some are left out. */
  points?: number[];
  /** What the series had before its first point, where `points` count from its beginning. */
  counted?: number;
  /** What it has in common with the mark of the last drawing. */
  scroll?: ScrollCache;
  /** The first segment, and perhaps some more, lie left of the plot and are cut off. */
  leads: boolean;
  /** More points than pixels: each pixel column shows its extremes, and no curve can be seen. */
  reduced: boolean;
}

/** The index within its series of the point at a position. */
export function pointAt({ points, first, counted = 0 }: MarkLayout, position: number): number {
  return points === undefined ? first + position : points[position]! - counted;
}
