import type { Series } from "../../data/series.ts";
import type { Layer } from "../mark-type.ts";

/** Bins a layer's raw values by time, where its kind of mark shows such bins. */
export function binLayerByTime(layer: Layer, binMs: number): Layer {
  const binned = layer.type.binTime(layer.series, binMs);
  if (binned === undefined) return layer;
  const { name, xKind, color } = layer.series;
  const series: Series = { name, xKind, ...binned, startIndex: 0 };
  if (color !== undefined) series.color = color;
  return { ...layer, series, y1: series.ys };
}
