import type { AxisName, Curve, MarkKind, Stacking } from "./choices.ts";

/** How one series is drawn, and what distinguishes it from others. */
export interface SeriesOptions {
  /** Default: what the chart's type draws. */
  mark?: MarkKind;
  /** A CSS colour. Default: the next of the theme. */
  color?: string;
  /** Default `"y"`. */
  axis?: AxisName;
  /** Default: the chart's. */
  curve?: Curve;
  /** Short for `curve: "monotone"`. */
  smooth?: boolean;
  /** Default: the chart's. */
  stack?: Stacking;
  /** A broken line. Default `false`. */
  dashed?: boolean;
  /** Adds a line: the moving mean of this many points. Default: the chart's. */
  average?: number;
  /** Adds a line: the exponential moving average of this many points. Default: the chart's. */
  ema?: number;
  /** Adds a moving mean and the band of standard deviations around it. Default: the chart's. */
  bollinger?: Bollinger;
}

/** A moving mean of `points` (default 20) and a band of `deviations` (default 2) around it. */
export interface Bollinger {
  points?: number;
  deviations?: number;
}
