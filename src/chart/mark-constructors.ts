import type { Mark } from "./chart.ts";
import type { MarkKind, SeriesOptions } from "./options/options.ts";
import type { Points } from "./options/point.ts";

/** The options of a mark whose kind is given by its function. */
export type MarkOptions = Omit<SeriesOptions, "mark">;

function marked(mark: MarkKind) {
  return (name: string, points: Points, options: MarkOptions = {}): Mark => ({
    name,
    points,
    options: { ...options, mark },
  });
}

/** A line through its points, for `chart().add(line("CPU", points))`. */
export const line = marked("line");
/** An area that stands on zero. */
export const area = marked("area");
/** Bars that stand on zero. */
export const bar = marked("bar");
/** Dots or, where points have a `size`, bubbles. */
export const dots = marked("dot");
/** Stretches from `low` to `high`. */
export const range = marked("range");
/** Candles of `open`, `high`, `low` and `close`. */
export const candles = marked("candle");
/** Boxes of quartiles, with whiskers and outliers. */
export const boxes = marked("box");
/** A row of coloured cells. */
export const cells = marked("cell");
