import { bisectLeft } from "../../data/bisect.ts";
import { dropFirst, type Series } from "../../data/series.ts";
import { findBreaks, insertGaps, insertMidpoints, insertUndefined } from "../../data/stats/gaps.ts";
import type { InterpolatedStack } from "../../data/stats/interpolate-stack.ts";
import type { StackMode } from "../../data/stats/stack.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer, MarkTypes } from "../mark-type.ts";
import { isPercentStacked, stackKey } from "../marks/stack-key.ts";
import { binLayerByTime } from "./bin-time.ts";
import { addDerivedSeries, hasDerivedSeries } from "./derived-series.ts";

/**
 * Applies the transforms that a chart asks for: binning, gaps, derived series, summaries, stacking.
 *
 * @returns the same list where none applies.
 */
export function transformLayers(layers: Layer[], settings: Settings, types: MarkTypes): Layer[] {
  const isLog = settings.xAxis === "log";
  if (settings.type === "histogram") {
    let binned = layers;
    for (const type of types.values()) binned = type.binValues(binned, settings.window, isLog);
    return stackLayers(binned, settings);
  }
  let result = isLog ? layers.map(leaveOutNonPositive) : layers;
  const { binMs, gapMs } = settings;
  if (binMs !== undefined) result = result.map((layer) => binLayerByTime(layer, binMs));
  if (gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => breakAtGaps(layer, gapMs));
  }
  if (result.some(hasDerivedSeries)) {
    result = result.flatMap((layer) => addDerivedSeries(layer, settings, types));
  }
  for (const type of types.values()) result = type.summarize(result, settings.window);
  return result.some(({ mark }) => mark.stack !== false) ? stackLayers(result, settings) : result;
}

/** Leaves out the points that a logarithmic x axis cannot show. They come first, as xs ascend. */
function leaveOutNonPositive(layer: Layer): Layer {
  const { series } = layer;
  const count = bisectLeft(series.xs, Number.MIN_VALUE);
  if (count === 0 || series.xKind === "band") return layer;
  const rest = dropFirst(series, count);
  return { ...layer, series: rest, y1: rest.ys, offScale: count };
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
  return { ...layer, series: broken, y1: broken.ys };
}

/** Stacks layers of the same kind and axis, in order. */
function stackLayers(layers: Layer[], { xAxis, values }: Settings): Layer[] {
  const countsEvents = xAxis === "ordinal";
  const result = [...layers];
  const stacks = new Map<string, number[]>();
  for (const [i, layer] of layers.entries()) {
    const key = stackKey(layer);
    if (key === undefined) continue;
    stacks.set(key, [...(stacks.get(key) ?? []), i]);
  }
  for (const members of stacks.values()) {
    const mode = isPercentStacked(layers[members[0]!]!) ? "percent" : "zero";
    const stacked = stackMembers(
      members.map((i) => layers[i]!),
      mode,
      countsEvents,
    );
    for (const [k, i] of members.entries()) {
      const own = stacked[k];
      if (own === undefined) continue;
      const { shares, ...ends } = own;
      const layer: Layer = { ...layers[i]!, ...ends };
      if (shares !== undefined && values === "share") layer.shares = withShares(layer, shares);
      result[i] = layer;
    }
  }
  return result;
}

function stackMembers(
  members: Layer[],
  mode: StackMode,
  countsEvents: boolean,
): (InterpolatedStack | undefined)[] {
  const series = members.map((layer) => ({ ...layer.series, hidden: layer.hidden }));
  const { type, mark } = members[0]!;
  return type.stack!(series, mode, mark.curve, countsEvents);
}

/** A layer with its shares in place of its values. */
function withShares(layer: Layer, shares: Float64Array): Layer {
  const { extremaIndex: _extremaIndex, ...series } = layer.series;
  return { ...layer, series: { ...series, ys: shares } };
}
