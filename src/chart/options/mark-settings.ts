import { resolveCurve, type Settings } from "./settings.ts";
import type { AxisName, ChartType, Curve, MarkKind, Stacking } from "./choices.ts";
import type { Bollinger, SeriesOptions } from "./series-options.ts";

/** How a series is drawn, with every default filled in. */
export interface MarkSettings {
  kind: MarkKind;
  axis: AxisName;
  curve: Curve;
  stack: Stacking;
  dashed: boolean;
  /** Dots instead of dashes, where another dashed line has the same colour. */
  dotted: boolean;
  average: number | undefined;
  ema: number | undefined;
  bollinger: Bollinger | undefined;
}

const MARK_OF_TYPE: Partial<Record<ChartType, MarkKind>> = {
  area: "area",
  bar: "bar",
  histogram: "bar",
  scatter: "dot",
  range: "range",
  candlestick: "candle",
  boxPlot: "box",
  heatMap: "cell",
};

/** Fills in what a series' own options leave to the chart's settings. */
export function resolveMarkSettings(options: SeriesOptions, settings: Settings): MarkSettings {
  return {
    kind: settings.horizontal ? "bar" : (options.mark ?? MARK_OF_TYPE[settings.type] ?? "line"),
    axis: options.axis ?? "y",
    curve: resolveCurve(options) ?? settings.curve,
    stack: options.stack ?? settings.stack,
    dashed: options.dashed ?? false,
    dotted: false,
    average: options.average ?? settings.average,
    ema: options.ema ?? settings.ema,
    bollinger: options.bollinger ?? settings.bollinger,
  };
}
