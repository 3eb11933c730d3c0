import { bollingerOf } from "./derived/bollinger.ts";
import { type Box, boxOf } from "./derived/box.ts";
import { breaksIn, withGaps, withMiddles } from "./derived/gaps.ts";
import { binsOf, histogramOf } from "./derived/histogram.ts";
import { movingAverage } from "./derived/moving-average.ts";
import { stackedOf } from "./derived/stack.ts";
import type { Layer } from "./layer.ts";
import type { Series } from "./series.ts";
import type { MarkSettings, Settings } from "./settings.ts";

/**
 * The layers as they are drawn: broken where points lie too far apart, with means and bands beside
 * them, counted in bins, or put on top of each other. Most charts ask for nothing of it.
 */
export function arranged(layers: Layer[], settings: Settings): Layer[] {
  if (settings.type === "histogram") return stacked(layers.map((layer) => binned(layer, layers)));
  let result = layers;
  if (settings.gapMs !== Number.POSITIVE_INFINITY) {
    result = result.map((layer) => broken(layer, settings.gapMs));
  }
  if (result.some(hasCompanions)) result = result.flatMap(withCompanions);
  if (result.some(({ mark }) => mark.kind === "box")) result = boxed(result);
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

/** How many of a layer's values lie in each bin; the bins are those of all layers' values. */
function binned(layer: Layer, layers: Layer[]): Layer {
  const all = layers.filter(({ hidden }) => !hidden).map(({ series }) => series.ys);
  const { edges, counts, width } = histogramOf(layer.series.ys, binsOf(joinedColumns(all)));
  const centers = edges.slice(0, -1).map((edge) => edge + width / 2);
  const { name, color } = layer.series;
  const series: Series = {
    name,
    xKind: "linear",
    xs: centers,
    ys: Float64Array.from(counts),
    skipped: 0,
  };
  if (color !== undefined) series.color = color;
  return { ...layer, series, tops: series.ys, mark: { ...layer.mark, stack: true } };
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
function boxed(layers: Layer[]): Layer[] {
  const isNamed = layers.some(({ series }) => series.xKind === "band");
  const names = layers.map(({ series }) => series.name);
  return layers.map((layer, place) => {
    if (layer.mark.kind !== "box") return layer;
    return isNamed ? boxesByName(layer) : oneBox(layer, place, names);
  });
}

function oneBox(layer: Layer, place: number, categories: readonly string[]): Layer {
  const box = boxOf(layer.series.ys);
  return withBoxes(layer, box === undefined ? [] : [[place, box]], categories);
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
