import { bollingerOf } from "./derived/bollinger.ts";
import { type Box, boxOf } from "./derived/box.ts";
import { breaksIn, withGaps, withMiddles } from "./derived/gaps.ts";
import { candlesOf, rangesOf } from "./derived/bin-time.ts";
import { type Bins, binsAround, binsOf, histogramOf } from "./derived/histogram.ts";
import { movingAverage } from "./derived/moving-average.ts";
import { stackedOf } from "./derived/stack.ts";
import type { Layer } from "./layer.ts";
import { firstOfWindows, newestOf, REMEMBERED_WINDOWS } from "./scales/live-span.ts";
import type { ChartWindow } from "./options.ts";
import { type Extent, extentOf, joined } from "./scales/scale.ts";
import type { Series } from "./series/series.ts";
import type { MarkSettings, Settings } from "./settings.ts";

/**
 * The layers as they are drawn: broken where points lie too far apart, with means and bands beside
 * them, counted in bins, or put on top of each other. Most charts ask for nothing of it.
 */
export function arranged(layers: Layer[], settings: Settings): Layer[] {
  if (settings.type === "histogram") return stacked(counted(layers, settings.window));
  let result = layers;
  const { binMs } = settings;
  if (binMs !== undefined) result = result.map((layer) => summed(layer, binMs));
  if (settings.gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => broken(layer, settings.gapMs));
  }
  if (result.some(hasCompanions)) result = result.flatMap(withCompanions);
  if (result.some(({ mark }) => mark.kind === "box")) result = boxed(result, settings.window);
  return result.some(({ mark }) => mark.stack !== false) ? stacked(result) : result;
}

function broken(layer: Layer, gapMs: number): Layer {
  const { series } = layer;
  const breaks = breaksIn(series.xs, series.ys, gapMs);
  if (breaks.length === 0 || layer.mark.kind === "bar") return layer;
  const { lineage: _lineage, extremes: _extremes, labels: _labels, ...rest } = series;
  const spread: Series = {
    ...rest,
    xs: withMiddles(series.xs, breaks),
    ys: withGaps(series.ys, breaks),
  };
  if (series.fields !== undefined) {
    spread.fields = Object.fromEntries(
      Object.entries(series.fields).map(([field, column]) => [field, withGaps(column, breaks)]),
    );
  }
  return { ...layer, series: spread, tops: spread.ys };
}

function hasCompanions({ mark }: Layer): boolean {
  return mark.average !== undefined || mark.bollinger !== undefined;
}

/** A layer and what is asked to be drawn with it, in its colour. */
function withCompanions(layer: Layer): Layer[] {
  const { mark, series } = layer;
  const companions: Layer[] = [];
  if (mark.bollinger !== undefined) {
    const { points = 20, deviations = 2 } = mark.bollinger;
    const { mean, low, high } = bollingerOf(series.ys, points, deviations);
    const name = `${series.name} ± ${deviations}σ (${points})`;
    companions.push(companion(layer, name, mean, "range", { low, high }));
  }
  if (mark.average !== undefined) {
    const mean = movingAverage(series.ys, mark.average);
    companions.push(companion(layer, `${series.name} (mean of ${mark.average})`, mean, "line"));
  }
  const bare: MarkSettings = { ...mark, average: undefined, bollinger: undefined };
  return [{ ...layer, mark: bare }, ...companions];
}

function companion(
  { series, mark, index, hidden }: Layer,
  name: string,
  ys: Float64Array,
  kind: "line" | "range",
  fields?: Series["fields"],
): Layer {
  const { name: _name, lineage: _lineage, extremes: _extremes, fields: _fields, ...rest } = series;
  const own: Series = fields === undefined ? { ...rest, name, ys } : { ...rest, name, ys, fields };
  const settings: MarkSettings = { ...mark, kind, dashed: true, stack: false };
  return {
    series: own,
    mark: { ...settings, average: undefined, bollinger: undefined },
    index,
    hidden,
    tops: ys,
    derived: true,
  };
}

/** Raw values as candles or ranges, one for each stretch of time. */
function summed(layer: Layer, binMs: number): Layer {
  const { mark, series } = layer;
  if (mark.kind === "candle") {
    const { xs, open, high, low, close } = candlesOf(series.xs, series.ys, binMs);
    return withSums(layer, xs, close, { open, high, low, close });
  }
  if (mark.kind !== "range") return layer;
  const { xs, low, mean, high } = rangesOf(series.xs, series.ys, binMs);
  return withSums(layer, xs, mean, { low, high });
}

function withSums(
  layer: Layer,
  xs: Float64Array,
  ys: Float64Array,
  fields: NonNullable<Series["fields"]>,
): Layer {
  const { name, xKind, color } = layer.series;
  const series: Series = { name, xKind, xs, ys, fields, skipped: 0 };
  if (color !== undefined) series.color = color;
  return { ...layer, series, tops: ys };
}

/**
 * How many of each layer's values lie in each bin. The bins are those of all values that are
 * remembered, so that they stay as values come and go; counted are those of the window.
 */
function counted(layers: Layer[], window: ChartWindow | undefined): Layer[] {
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

/** The values of the window that lies so many windows back; of the newest, where it is 1. */
function valuesOf(
  { xs, ys }: Series,
  back: number,
  window: ChartWindow,
  newest: number,
): Float64Array {
  const from = firstOfWindows(xs, back, window, newest);
  return ys.subarray(from, back === 1 ? ys.length : firstOfWindows(xs, back - 1, window, newest));
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
  const joined = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    joined.set(column, at);
    at += column.length;
  }
  return joined;
}

/** Layers of one kind and axis, in the order of their coming, stand on each other. */
function stacked(layers: Layer[]): Layer[] {
  const result = [...layers];
  const piles = new Map<string, number[]>();
  for (const [i, { mark }] of layers.entries()) {
    if (mark.stack === false || (mark.kind !== "area" && mark.kind !== "bar")) continue;
    const pile = `${mark.kind} ${mark.axis} ${mark.stack}`;
    piles.set(pile, [...(piles.get(pile) ?? []), i]);
  }
  for (const [name, members] of piles) {
    const mode = name.endsWith("percent") ? "percent" : "zero";
    const piled = stackedOf(
      members.map((i) => ({ ...layers[i]!.series, hidden: layers[i]!.hidden })),
      mode,
    );
    for (const [k, i] of members.entries()) {
      const own = piled[k];
      if (own !== undefined) result[i] = { ...layers[i]!, tops: own.top, bases: own.base };
    }
  }
  return result;
}

/**
 * A box for each place of a series: for each of its names or, where its points have none, one box
 * for all of them, named after the series.
 */
function boxed(layers: Layer[], window: ChartWindow | undefined): Layer[] {
  const isNamed = layers.some(({ series }) => series.xKind === "band");
  const names = layers.map(({ series }) => series.name);
  const newest = newestOf(layers.map(({ series }) => series));
  return layers.map((layer, place) => {
    if (layer.mark.kind !== "box") return layer;
    if (isNamed) return { ...boxesByName(layer), sumsUp: true };
    const { ys } = layer.series;
    if (window === undefined) return oneBox(layer, ys, place, names);
    const shown = valuesOf(layer.series, 1, window, newest);
    return { ...oneBox(layer, shown, place, names), sumsUp: true, before: extentOf(ys) };
  });
}

function oneBox(
  layer: Layer,
  ys: Float64Array,
  place: number,
  categories: readonly string[],
): Layer {
  const box = boxOf(ys);
  const boxes: [number, Box][] = box === undefined ? [] : [[place, box]];
  return { ...withBoxes(layer, boxes, categories), alone: true };
}

function boxesByName(layer: Layer): Layer {
  const { xs, ys, categories = [] } = layer.series;
  const boxes: [number, Box][] = [];
  for (let from = 0; from < xs.length; ) {
    let to = from;
    while (to < xs.length && xs[to] === xs[from]) to++;
    const box = boxOf(ys.subarray(from, to));
    if (box !== undefined) boxes.push([xs[from]!, box]);
    from = to;
  }
  return withBoxes(layer, boxes, categories);
}

function withBoxes(
  layer: Layer,
  boxes: [place: number, box: Box][],
  categories: readonly string[],
): Layer {
  const { name, color } = layer.series;
  const column = (value: (box: Box) => number) => Float64Array.from(boxes, ([, box]) => value(box));
  const series: Series = {
    name,
    xKind: "band",
    categories,
    xs: Float64Array.from(boxes, ([place]) => place),
    ys: column(({ median }) => median),
    fields: {
      low: column(({ low, outliers }) => Math.min(low, ...outliers)),
      high: column(({ high, outliers }) => Math.max(high, ...outliers)),
    },
    skipped: 0,
  };
  if (color !== undefined) series.color = color;
  return { ...layer, series, tops: series.ys, boxes: boxes.map(([, box]) => box) };
}
