import type { Series } from "../../data/series.ts";
import { findBreaks, insertGaps, insertMidpoints } from "../../data/stats/gaps.ts";
import { stack } from "../../data/stats/stack.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer, MarkTypes } from "../mark-type.ts";
import { stackKey } from "../marks/stack-key.ts";
import { binLayerByTime } from "./bin-time.ts";
import { binLayers } from "./bin-values.ts";
import { addDerivedSeries, hasDerivedSeries } from "./derived-series.ts";

/**
 * Applies the transforms that a chart asks for: binning, gaps, derived series, summaries, stacking.
 *
 * @returns the same list where none applies.
 */
export function transformLayers(layers: Layer[], settings: Settings, types: MarkTypes): Layer[] {
  if (settings.type === "histogram") return stackLayers(binLayers(layers, settings.window));
  let result = layers;
  const { binMs, gapMs } = settings;
  if (binMs !== undefined) result = result.map((layer) => binLayerByTime(layer, binMs));
  if (gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => breakAtGaps(layer, gapMs));
  }
  if (result.some(hasDerivedSeries)) {
    result = result.flatMap((layer) => addDerivedSeries(layer, settings, types));
  }
  for (const type of types.values()) result = type.summarize(result, settings.window);
  return result.some(({ mark }) => mark.stack !== false) ? stackLayers(result) : result;
}

/** Inserts a NaN wherever neighbouring points are more than `gapMs` apart. */
function breakAtGaps(layer: Layer, gapMs: number): Layer {
  const { series } = layer;
  const breaks = findBreaks(series.xs, series.ys, gapMs);
  if (breaks.length === 0 || layer.type.ignoresGaps) return layer;
  const { streamId: _streamId, extremaIndex: _extremaIndex, labels: _labels, ...rest } = series;
  const broken: Series = {
    ...rest,
    xs: insertMidpoints(series.xs, breaks),
    ys: insertGaps(series.ys, breaks),
  };
  if (series.fields !== undefined) {
    broken.fields = Object.fromEntries(
      Object.entries(series.fields).map(([field, column]) => [field, insertGaps(column, breaks)]),
    );
  }
  return { ...layer, series: broken, y1: broken.ys };
}

/** Stacks layers of the same kind and axis, in order. */
function stackLayers(layers: Layer[]): Layer[] {
  const result = [...layers];
  const stacks = new Map<string, number[]>();
  for (const [i, layer] of layers.entries()) {
    const key = stackKey(layer);
    if (key === undefined) continue;
    stacks.set(key, [...(stacks.get(key) ?? []), i]);
  }
  for (const [key, members] of stacks) {
    const mode = key.endsWith("percent") ? "percent" : "zero";
    const stacked = stack(
      members.map((i) => ({ ...layers[i]!.series, hidden: layers[i]!.hidden })),
      mode,
    );
    for (const [k, i] of members.entries()) {
      const own = stacked[k];
      if (own !== undefined) result[i] = { ...layers[i]!, y1: own.y1, y0: own.y0 };
    }
  }
  return result;
}
