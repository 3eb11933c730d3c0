import { withChanges } from "../../base/with-changes.ts";
import { type Extent, extent, joinExtents } from "../../data/extent.ts";
import type { Series } from "../../data/series.ts";
import { type Bins, computeBins, countInBins, trimBins } from "../../data/stats/histogram.ts";
import { newestX, RECENT_WINDOWS, windowStart } from "../../data/window.ts";
import type { ChartWindow } from "../../options/options.ts";
import { fromDecades, log10OrNaN } from "../../scales/log-scale.ts";
import type { Layer } from "../mark-type.ts";
import { windowValues } from "./window-values.ts";

/**
 * Makes a histogram: replaces each layer's values by their number in each bin. The values of the last
 * few windows determine the bins, so that they seldom change; only those of the window are counted.
 */
export function binLayers(all: Layer[], window: ChartWindow | undefined, isLog: boolean): Layer[] {
  const newest = newestX(all.filter(({ hidden }) => !hidden).map(({ series }) => series));
  const layers = isLog ? all.map((layer) => toDecades(layer, window, newest)) : all;
  const visible = layers.filter(({ hidden }) => !hidden).map(({ series }) => series);
  const bins = chooseBins(visible, window, newest);
  const result = layers.map((layer) => {
    const { series } = layer;
    const ys = window === undefined ? series.ys : windowValues(series, 1, window, newest);
    return countLayer(layer, ys, bins, isLog);
  });
  const [first] = result;
  if (window === undefined || first === undefined) return result;
  const max = maxEarlierCount(visible, bins, window, newest);
  return [{ ...first, earlierExtent: [0, max] }, ...result.slice(1)];
}

/** Bins for all values, but only for the recent ones where those fill less than half of the bins. */
function chooseBins(all: Series[], window: ChartWindow | undefined, newest: number): Bins {
  const bins = computeBins(concatColumns(all.map(({ ys }) => ys)));
  if (window === undefined) return bins;
  let recent: Extent;
  for (const { xs, ys } of all) {
    recent = joinExtents(recent, extent(ys, windowStart(xs, 2, window, newest)));
  }
  return recent === undefined ? bins : trimBins(bins, recent);
}

/**
 * On a logarithmic axis, bins are equally wide in decades. Values without a logarithm are left out;
 * those of the window are counted.
 */
function toDecades(layer: Layer, window: ChartWindow | undefined, newest: number): Layer {
  const { streamId: _streamId, extremaIndex: _extremaIndex, ...series } = layer.series;
  const ys = series.ys.map(log10OrNaN);
  const start = window === undefined ? 0 : windowStart(series.xs, 1, window, newest);
  const offScale = series.ys.subarray(start).reduce((count, y) => (y <= 0 ? count + 1 : count), 0);
  return withChanges(layer, { series: { ...series, ys }, y1: ys, offScale });
}

function countLayer(layer: Layer, ys: Float64Array, bins: Bins, isLog: boolean): Layer {
  const { edges, counts, width } = countInBins(ys, bins);
  const { name, color } = layer.series;
  const series: Series = {
    name,
    xKind: "linear",
    xs: edges.slice(0, -1).map((edge) => {
      const middle = edge + width / 2;
      return isLog ? fromDecades(middle) : middle;
    }),
    ys: Float64Array.from(counts),
    startIndex: 0,
  };
  if (color !== undefined) series.color = color;
  const mark = withChanges(layer.mark, { stack: true });
  const binEdges = isLog ? edges.map(fromDecades) : edges;
  const binned = { series, y1: series.ys, mark, binWidth: width, binEdges };
  return withChanges(layer, { ...binned, summarizesWindow: true });
}

/** The largest count of any bin in the windows before the newest. */
function maxEarlierCount(all: Series[], bins: Bins, window: ChartWindow, newest: number): number {
  let max = 0;
  for (let back = 2; back <= RECENT_WINDOWS; back++) {
    const values = concatColumns(all.map((one) => windowValues(one, back, window, newest)));
    for (const count of countInBins(values, bins).counts) max = Math.max(max, count);
  }
  return max;
}

function concatColumns(columns: Float64Array[]): Float64Array {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return only;
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const column of columns) {
    all.set(column, offset);
    offset += column.length;
  }
  return all;
}
