// Names that an option can have, in the order in which error messages list them. Types, checks and
// the JSON Schema follow from these lists.

export const VARIANTS = ["sparkline", "static", "interactive", "live"] as const;

/**
 * How much stands around the marks: `"sparkline"` nothing, `"static"` title, axes and legend,
 * `"interactive"` also tooltips and an entry animation, `"live"` tooltips, and frames that change
 * little from one to the next.
 */
export type Variant = (typeof VARIANTS)[number];

export const CHART_TYPES = [
  "line",
  "area",
  "bar",
  "scatter",
  "histogram",
  "heatMap",
  "candlestick",
  "range",
  "boxPlot",
  "pie",
  "donut",
  "gauge",
  "stat",
] as const;

/** What a chart draws of each series, unless the series says otherwise. */
export type ChartType = (typeof CHART_TYPES)[number];

export const MARK_KINDS = [
  "line",
  "area",
  "bar",
  "dot",
  "range",
  "candle",
  "box",
  "cell",
  "rug",
] as const;

/** A drawn shape. A bubble is a dot with a size. */
export type MarkKind = (typeof MARK_KINDS)[number];

export const CURVES = ["linear", "monotone", "catmullRom", "step"] as const;

/** How a line runs between its points. `"monotone"` never overshoots; `"step"` holds each value. */
export type Curve = (typeof CURVES)[number];

export const AXIS_NAMES = ["y", "y2"] as const;

/** Which y axis: the one at the left, or the one at the right. */
export type AxisName = (typeof AXIS_NAMES)[number];

export const STACKINGS = [true, false, "percent"] as const;

/** Whether series are stacked; `"percent"`: as shares of 100. */
export type Stacking = (typeof STACKINGS)[number];

export const X_KINDS = ["time", "linear", "log", "ordinal", "band"] as const;

/** What the x axis counts: moments, numbers, events in their order, or places of names. */
export type XKind = (typeof X_KINDS)[number];

export const Y_SCALE_KINDS = ["linear", "log", "symlog"] as const;

/** How a y axis spaces values. */
export type YScaleKind = (typeof Y_SCALE_KINDS)[number];
