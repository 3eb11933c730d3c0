import { binCandles, binRanges } from "../../data/stats/time-bins.ts";
import type { Layer } from "../layer.ts";
import type { Series } from "../../data/series.ts";

/** Raw values as candles or ranges, one for each stretch of time. */
export function binLayerByTime(layer: Layer, binMs: number): Layer {
  const { mark, series } = layer;
  if (mark.kind === "candle") {
    const { xs, open, high, low, close } = binCandles(series.xs, series.ys, binMs);
    return withSums(layer, xs, close, { open, high, low, close });
  }
  if (mark.kind !== "range") return layer;
  const { xs, low, mean, high } = binRanges(series.xs, series.ys, binMs);
  return withSums(layer, xs, mean, { low, high });
}

function withSums(
  layer: Layer,
  xs: Float64Array,
  ys: Float64Array,
  fields: NonNullable<Series["fields"]>,
): Layer {
  const { name, xKind, color } = layer.series;
  const series: Series = { name, xKind, xs, ys, fields, startIndex: 0 };
  if (color !== undefined) series.color = color;
  return { ...layer, series, y1: ys };
}
