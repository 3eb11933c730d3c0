import type { Mark } from "./chart.ts";
import type { MarkKind, SeriesOptions } from "./options/options.ts";
import type { Points } from "./options/point.ts";

/** The options of a mark whose kind is given by its function. */
export type MarkOptions = Omit<SeriesOptions, "mark">;

function createConstructor(mark: MarkKind) {
  return (name: string, points: Points, options: MarkOptions = {}): Mark => ({
    name,
    points,
    options: { ...options, mark },
  });
}

/** A line through its points, for `chart().add(line("CPU", points))`. */
export const line = createConstructor("line");
/** An area that stands on zero. */
export const area = createConstructor("area");
/** Bars that stand on zero. */
export const bar = createConstructor("bar");
/** Dots or, where points have a `size`, bubbles. */
export const dots = createConstructor("dot");
/** Stretches from `low` to `high`. */
export const range = createConstructor("range");
/** Candles of `open`, `high`, `low` and `close`. */
export const candles = createConstructor("candle");
/** Boxes of quartiles, with whiskers and outliers. */
export const boxes = createConstructor("box");
/** A row of coloured cells. */
export const cells = createConstructor("cell");
