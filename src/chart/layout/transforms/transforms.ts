import { withChanges } from "../../base/with-changes.ts";
import { bisectLeft } from "../../data/bisect.ts";
import { dropFirst, type Series } from "../../data/series.ts";
import { findBreaks, insertGaps, insertMidpoints, insertUndefined } from "../../data/stats/gaps.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer, MarkTypes } from "../mark-type.ts";
import { binLayerByTime } from "./bin-time.ts";
import { addDerivedSeries, hasDerivedSeries } from "./derived-series.ts";
import { mergeCategories } from "./merge-categories.ts";

/**
 * Applies the transforms that a chart asks for: binning, sums, gaps, derived series, summaries, stacking.
 *
 * @returns the same list where none applies.
 */
export function transformLayers(layers: Layer[], settings: Settings, types: MarkTypes): Layer[] {
  const isLog = settings.xAxis === "log";
  if (settings.type === "histogram") {
    let binned = layers;
    for (const type of types.values()) binned = type.binValues(binned, settings.window, isLog);
    return stackLayers(binned, settings, types);
  }
  let result = isLog ? layers.map(leaveOutNonPositive) : layers;
  if (result.some(({ series }) => series.xKind === "band")) result = result.map(mergeCategories);
  const { binMs, gapMs } = settings;
  if (binMs !== undefined) result = result.map((layer) => binLayerByTime(layer, binMs));
  if (gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => breakAtGaps(layer, gapMs));
  }
  if (result.some(hasDerivedSeries)) {
    result = result.flatMap((layer) => addDerivedSeries(layer, settings, types));
  }
  for (const type of types.values()) result = type.summarize(result, settings.window);
  const isStacked = result.some(({ mark }) => mark.stack !== false);
  return isStacked ? stackLayers(result, settings, types) : result;
}

/** Leaves out the points that a logarithmic x axis cannot show. They come first, as xs ascend. */
function leaveOutNonPositive(layer: Layer): Layer {
  const { series } = layer;
  const count = bisectLeft(series.xs, Number.MIN_VALUE);
  if (count === 0 || series.xKind === "band") return layer;
  const rest = dropFirst(series, count);
  return withChanges(layer, { series: rest, y1: rest.ys, offScale: count });
}

/** Inserts a NaN wherever neighbouring points are more than `gapMs` apart. */
function breakAtGaps(layer: Layer, gapMs: number): Layer {
  const { series } = layer;
  const breaks = findBreaks(series.xs, series.ys, gapMs);
  if (breaks.length === 0 || layer.type.ignoresGaps) return layer;
  const { streamId: _streamId, extremaIndex: _extremaIndex, ...rest } = series;
  const broken: Series = {
    ...rest,
    xs: insertMidpoints(series.xs, breaks),
    ys: insertGaps(series.ys, breaks),
  };
  if (series.labels !== undefined) broken.labels = insertUndefined(series.labels, breaks);
  if (series.colors !== undefined) broken.colors = insertUndefined(series.colors, breaks);
  if (series.fields !== undefined) {
    broken.fields = Object.fromEntries(
      Object.entries(series.fields).map(([field, column]) => [field, insertGaps(column, breaks)]),
    );
  }
  return { ...layer, series: broken, unbroken: series, y1: broken.ys };
}

/** Stacks the layers of each kind that can be stacked. */
function stackLayers(layers: Layer[], settings: Settings, types: MarkTypes): Layer[] {
  let result = layers;
  for (const type of types.values()) result = type.stack?.(result, settings) ?? result;
  return result;
}
