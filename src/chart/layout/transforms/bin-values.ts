import { type Bins, binsAround, binsOf, histogramOf } from "../../data/stats/histogram.ts";
import type { Layer } from "../layer.ts";
import type { ChartWindow } from "../../options/options.ts";
import { firstOfWindows, newestOf, REMEMBERED_WINDOWS } from "../../data/window.ts";
import { type Extent, extentOf, joined } from "../../scales/scale.ts";
import type { Series } from "../../data/series.ts";
import type { MarkSettings } from "../../options/settings.ts";
import { valuesOf } from "./window-values.ts";

/**
 * How many of each layer's values lie in each bin. The bins are those of all values that are
 * remembered, so that they stay as values come and go; counted are those of the window.
 */
export function counted(layers: Layer[], window: ChartWindow | undefined): Layer[] {
  const seen = layers.filter(({ hidden }) => !hidden).map(({ series }) => series);
  const newest = newestOf(seen);
  const bins = nearBins(seen, window, newest);
  const result = layers.map(({ series, ...layer }) => {
    const ys = window === undefined ? series.ys : valuesOf(series, 1, window, newest);
    return inBins({ ...layer, series }, ys, bins);
  });
  const [first] = result;
  if (window === undefined || first === undefined) return result;
  const most = mostBefore(seen, bins, window, newest);
  return [{ ...first, before: [0, most] }, ...result.slice(1)];
}

/** The bins of all that is remembered, unless what came lately would fill less than half of them. */
function nearBins(seen: Series[], window: ChartWindow | undefined, newest: number): Bins {
  const bins = binsOf(joinedColumns(seen.map(({ ys }) => ys)));
  if (window === undefined) return bins;
  let near: Extent;
  for (const { xs, ys } of seen) {
    near = joined(near, extentOf(ys, firstOfWindows(xs, 2, window, newest)));
  }
  return near === undefined ? bins : binsAround(bins, near);
}

function inBins(layer: Layer, ys: Float64Array, bins: Bins): Layer {
  const { edges, counts, width } = histogramOf(ys, bins);
  const { name, color } = layer.series;
  const series: Series = {
    name,
    xKind: "linear",
    xs: edges.slice(0, -1).map((edge) => edge + width / 2),
    ys: Float64Array.from(counts),
    skipped: 0,
  };
  if (color !== undefined) series.color = color;
  const mark: MarkSettings = { ...layer.mark, stack: true };
  return { ...layer, series, tops: series.ys, mark, sumsUp: true };
}

/** The tallest bin of the windows before the one that is shown. */
function mostBefore(series: Series[], bins: Bins, window: ChartWindow, newest: number): number {
  let most = 0;
  for (let back = 2; back <= REMEMBERED_WINDOWS; back++) {
    const values = joinedColumns(series.map((one) => valuesOf(one, back, window, newest)));
    for (const count of histogramOf(values, bins).counts) most = Math.max(most, count);
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
