import type { AxisName, Curve, MarkKind } from "../options/choices.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/**
 * The part that the layouts of all marks share. Coordinates are in pixels: x from the scale's origin,
 * y from the plot's top. A NaN y is a gap. A "position" is an index into `xs`; all other lists are as
 * long and in the same order.
 */
export interface MarkBase {
  kind: MarkKind;
  name: string;
  /** The index of the series in the chart; picks its colour. */
  index: number;
  color?: string;
  axis: AxisName;
  hidden: boolean;
  dashed: boolean;
  /** Dots instead of dashes. */
  dotted: boolean;
  curve: Curve;
  xs: number[];
  ys: number[];
  /** The index in the series of the point at position 0, where `points` is undefined. */
  first: number;
  /** The index in the series of each point, where only some are drawn; see `counted`. */
  points?: number[];
  /** Subtracted from `points`, where these count from the first point that the series ever had. */
  counted?: number;
  /** Kept from frame to frame where the mark slides. */
  scroll?: ScrollCache;
  /** At least one segment starts left of the plot, and is clipped. */
  leads: boolean;
  /** Dots on a line, of points with a colour of their own: places by colour. */
  colorDots?: ReadonlyMap<string, [x: number, y: number][]>;
  /** More points than pixels: each pixel column shows its extremes, and curves are drawn straight. */
  reduced: boolean;
}

/** An area between `ys` and zero or, in a stack, `bases`. */
export interface AreaLayout extends MarkBase {
  kind: "area";
  /** The pixel of zero. */
  zero: number;
  bases?: number[];
  /** Part of a stack. */
  stacked?: boolean;
  /** The outline in a stack, if other series have points between those of this one. */
  edge?: Pick<MarkBase, "xs" | "ys" | "reduced"> & { bases: number[] };
}

/** Bars between `ys` and zero or, in a stack, `bases`. Horizontal bars end at `xs`. */
export interface BarLayout extends MarkBase {
  kind: "bar";
  /** The pixel of zero. */
  zero: number;
  bases?: number[];
  /** Part of a stack. */
  stacked?: boolean;
  /** Undefined where there is no bandwidth. */
  width?: number;
  /** Drawn pale. */
  muted?: boolean;
  /** Colours of single points. */
  colors?: readonly (string | undefined)[];
}

/** Dots, or bubbles. */
export interface DotLayout extends MarkBase {
  kind: "dot";
  /** Colours of single points. */
  colors?: readonly (string | undefined)[];
  /** Radii of bubbles. Default: dots of one size. */
  radii?: number[];
}

/** A band between `lows` and `highs`, with a line along `ys` where `hasLine`. */
export interface RangeLayout extends MarkBase {
  kind: "range";
  highs?: number[];
  lows?: number[];
  hasLine: boolean;
}

/** Candles. `ys` are the closing values. */
export interface CandleLayout extends MarkBase {
  kind: "candle";
  /** Which candles closed below where they opened. */
  fell: boolean[];
  /** Colours of single candles. */
  colors?: readonly (string | undefined)[];
  opens?: number[];
  highs?: number[];
  lows?: number[];
  width?: number;
}

/** One box with whiskers and outliers, in pixels. */
export interface BoxGlyph {
  x: number;
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
  outliers: number[];
  /** Some of the box is in the plot. */
  hasBody: boolean;
  /** The median is in the plot, and the box is high enough to show it. */
  hasMedian: boolean;
}

/** A box plot. */
export interface BoxLayout extends MarkBase {
  kind: "box";
  boxes: BoxGlyph[];
  width?: number;
}

/** One row of a heat map. */
export interface CellLayout extends MarkBase {
  kind: "cell";
  /** The index of each cell's colour in the colour scale; -1 where there is no value. */
  shades: number[];
  /** Colours of single cells: those of `OWN_SHADE`, of one less, and so on. */
  ownColors?: readonly string[];
  width: number;
  height: number;
  /** The xs of cells without a value, and the y of the row. */
  missing?: { xs: number[]; y: number };
}

type SpecialLayout =
  | AreaLayout
  | BarLayout
  | DotLayout
  | RangeLayout
  | CandleLayout
  | BoxLayout
  | CellLayout;

/** Marks of a kind that needs nothing but its points, and perhaps a width. */
export interface PlainLayout extends MarkBase {
  kind: Exclude<MarkKind, SpecialLayout["kind"]>;
  width?: number;
  /** Colours of single points. */
  colors?: readonly (string | undefined)[];
}

/** The marks of one layer, discriminated by `kind`. */
export type MarkLayout = SpecialLayout | PlainLayout;

/** The index in the series of the point at a position. */
export function pointAt({ points, first, counted = 0 }: MarkBase, position: number): number {
  return points === undefined ? first + position : points[position]! - counted;
}
