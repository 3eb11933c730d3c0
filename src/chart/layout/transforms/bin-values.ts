import { type Bins, trimBins, computeBins, countInBins } from "../../data/stats/histogram.ts";
import type { Layer } from "../mark-type.ts";
import type { ChartWindow } from "../../options/options.ts";
import { windowStart, newestX, RECENT_WINDOWS } from "../../data/window.ts";
import type { Series } from "../../data/series.ts";
import { windowValues } from "./window-values.ts";
import { type Extent, extent, joinExtents } from "../../data/extent.ts";
import type { MarkSettings } from "../../options/mark-settings.ts";

/**
 * How many of each layer's values lie in each bin. The bins are those of all values that are
 * remembered, so that they stay as values come and go; counted are those of the window.
 */
export function binLayers(layers: Layer[], window: ChartWindow | undefined): Layer[] {
  const seen = layers.filter(({ hidden }) => !hidden).map(({ series }) => series);
  const newest = newestX(seen);
  const bins = nearBins(seen, window, newest);
  const result = layers.map(({ series, ...layer }) => {
    const ys = window === undefined ? series.ys : windowValues(series, 1, window, newest);
    return inBins({ ...layer, series }, ys, bins);
  });
  const [first] = result;
  if (window === undefined || first === undefined) return result;
  const most = mostBefore(seen, bins, window, newest);
  return [{ ...first, before: [0, most] }, ...result.slice(1)];
}

/** The bins of all that is remembered, unless what came lately would fill less than half of them. */
function nearBins(seen: Series[], window: ChartWindow | undefined, newest: number): Bins {
  const bins = computeBins(joinedColumns(seen.map(({ ys }) => ys)));
  if (window === undefined) return bins;
  let near: Extent;
  for (const { xs, ys } of seen) {
    near = joinExtents(near, extent(ys, windowStart(xs, 2, window, newest)));
  }
  return near === undefined ? bins : trimBins(bins, near);
}

function inBins(layer: Layer, ys: Float64Array, bins: Bins): Layer {
  const { edges, counts, width } = countInBins(ys, bins);
  const { name, color } = layer.series;
  const series: Series = {
    name,
    xKind: "linear",
    xs: edges.slice(0, -1).map((edge) => edge + width / 2),
    ys: Float64Array.from(counts),
    startIndex: 0,
  };
  if (color !== undefined) series.color = color;
  const mark: MarkSettings = { ...layer.mark, stack: true };
  return { ...layer, series, y1: series.ys, mark, summarizesWindow: true };
}

/** The tallest bin of the windows before the one that is shown. */
function mostBefore(series: Series[], bins: Bins, window: ChartWindow, newest: number): number {
  let most = 0;
  for (let back = 2; back <= RECENT_WINDOWS; back++) {
    const values = joinedColumns(series.map((one) => windowValues(one, back, window, newest)));
    for (const count of countInBins(values, bins).counts) most = Math.max(most, count);
  }
  return most;
}

function joinedColumns(columns: Float64Array[]): Float64Array {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return only;
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
