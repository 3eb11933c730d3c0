import { hasDerivedSeries, addDerivedSeries } from "./derived-series.ts";
import { binLayers } from "./bin-values.ts";
import { binLayerByTime } from "./bin-time.ts";
import { findBreaks, insertGaps, insertMidpoints } from "../../data/stats/gaps.ts";
import { stack } from "../../data/stats/stack.ts";
import type { Layer } from "../mark-type.ts";
import type { MarkTypes } from "../mark-type.ts";
import type { Series } from "../../data/series.ts";
import type { Settings } from "../../options/settings.ts";

/**
 * The layers as they are drawn: broken where points lie too far apart, with means and bands beside
 * them, counted in bins, or put on top of each other. Most charts ask for nothing of it.
 */
export function transformLayers(layers: Layer[], settings: Settings, types: MarkTypes): Layer[] {
  if (settings.type === "histogram") return stackLayers(binLayers(layers, settings.window));
  let result = layers;
  const { binMs } = settings;
  if (binMs !== undefined) result = result.map((layer) => binLayerByTime(layer, binMs));
  if (settings.gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => breakAtGaps(layer, settings.gapMs));
  }
  if (result.some(hasDerivedSeries))
    result = result.flatMap((layer) => addDerivedSeries(layer, settings, types));
  for (const type of types.values()) result = type.summarize(result, settings.window);
  return result.some(({ mark }) => mark.stack !== false) ? stackLayers(result) : result;
}

function breakAtGaps(layer: Layer, gapMs: number): Layer {
  const { series } = layer;
  const breaks = findBreaks(series.xs, series.ys, gapMs);
  if (breaks.length === 0 || layer.type.ignoresGaps) return layer;
  const { streamId: _lineage, extremaIndex: _extremes, labels: _labels, ...rest } = series;
  const spread: Series = {
    ...rest,
    xs: insertMidpoints(series.xs, breaks),
    ys: insertGaps(series.ys, breaks),
  };
  if (series.fields !== undefined) {
    spread.fields = Object.fromEntries(
      Object.entries(series.fields).map(([field, column]) => [field, insertGaps(column, breaks)]),
    );
  }
  return { ...layer, series: spread, y1: spread.ys };
}

/** Layers of one kind and axis, in the order of their coming, stand on each other. */
function stackLayers(layers: Layer[]): Layer[] {
  const result = [...layers];
  const piles = new Map<string, number[]>();
  for (const [i, { mark, type }] of layers.entries()) {
    if (mark.stack === false || !type.stacks) continue;
    const pile = `${type.kind} ${mark.axis} ${mark.stack}`;
    piles.set(pile, [...(piles.get(pile) ?? []), i]);
  }
  for (const [name, members] of piles) {
    const mode = name.endsWith("percent") ? "percent" : "zero";
    const piled = stack(
      members.map((i) => ({ ...layers[i]!.series, hidden: layers[i]!.hidden })),
      mode,
    );
    for (const [k, i] of members.entries()) {
      const own = piled[k];
      if (own !== undefined) result[i] = { ...layers[i]!, y1: own.y1, y0: own.y0 };
    }
  }
  return result;
}
