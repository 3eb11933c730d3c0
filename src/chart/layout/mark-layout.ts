import type { AxisName, Curve, MarkKind } from "../options/options.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/**
 * What the layouts of all marks have in common, in pixels: x from the scale's origin, y from the
 * plot's top. A NaN y is a gap. All lists are as long as `xs`.
 */
export interface MarkBase {
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

/** An area from `ys` down to zero or, in a stack, to `bases`. */
export interface AreaLayout extends MarkBase {
  kind: "area";
  /** Where zero lies. */
  zero: number;
  bases?: number[];
  /** It stands on top of others. */
  stacked?: boolean;
}

/** Bars from `ys` down to zero or, in a stack, to `bases`. Horizontal ones end at `xs`. */
export interface BarLayout extends MarkBase {
  kind: "bar";
  /** Where zero lies. */
  zero: number;
  bases?: number[];
  /** It stands on top of others. */
  stacked?: boolean;
  /** None where no bar has a place of its own. */
  width?: number;
  /** Colours of their own. */
  colors?: readonly (string | undefined)[];
}

export interface DotLayout extends MarkBase {
  kind: "dot";
  /** Colours of their own. */
  colors?: readonly (string | undefined)[];
  /** Radii of bubbles. */
  radii?: number[];
}

/** A band from `lows` to `highs`, with a line at `ys` where there is one. */
export interface RangeLayout extends MarkBase {
  kind: "range";
  highs?: number[];
  lows?: number[];
  hasLine: boolean;
}

/** Candles. Their `ys` are where they closed. */
export interface CandleLayout extends MarkBase {
  kind: "candle";
  opens?: number[];
  highs?: number[];
  lows?: number[];
  width?: number;
}

/** A box and its whiskers, in pixels. */
export interface BoxGlyph {
  x: number;
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
  outliers: number[];
}

export interface BoxLayout extends MarkBase {
  kind: "box";
  boxes: BoxGlyph[];
  width?: number;
}

/** A row of a heat map. */
export interface CellLayout extends MarkBase {
  kind: "cell";
  /** Steps of the colour scale, one per cell; -1 where there is no value. */
  shades: number[];
  width: number;
  height: number;
}

type SpecialLayout =
  | AreaLayout
  | BarLayout
  | DotLayout
  | RangeLayout
  | CandleLayout
  | BoxLayout
  | CellLayout;

/** A mark of a kind that needs no more than its points, and perhaps a width. */
export interface PlainLayout extends MarkBase {
  kind: Exclude<MarkKind, SpecialLayout["kind"]>;
  width?: number;
}

/** A mark in pixels, told apart by its `kind`. */
export type MarkLayout = SpecialLayout | PlainLayout;

/** The index within its series of the point at a position. */
export function pointAt({ points, first, counted = 0 }: MarkBase, position: number): number {
  return points === undefined ? first + position : points[position]! - counted;
}
