import type { Series } from "../../data/series.ts";
import type { Layer } from "../mark-type.ts";

/** A layer with its raw values summed up per time bin, where its mark shows such sums. */
export function binLayerByTime(layer: Layer, binMs: number): Layer {
  const binned = layer.type.binTime(layer.series, binMs);
  if (binned === undefined) return layer;
  const { name, xKind, color } = layer.series;
  const series: Series = { name, xKind, ...binned, startIndex: 0 };
  if (color !== undefined) series.color = color;
  return { ...layer, series, y1: series.ys };
}
