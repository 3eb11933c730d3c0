import { withChanges } from "../base/with-changes.ts";
import { type BoxSummary, summarizeBox } from "../data/stats/box.ts";
import type { Layer } from "../layout/mark-type.ts";
import type { ChartWindow } from "../options/options.ts";
import { newestX } from "../data/window.ts";
import { extent } from "../data/extent.ts";
import type { Series } from "../data/series.ts";
import { windowValues } from "../layout/transforms/window-values.ts";

/**
 * Replaces the points of each series by boxes: one for each of its names or, if its points have none,
 * one for all, named after the series.
 */
export function summarizeBoxes(layers: Layer[], window: ChartWindow | undefined): Layer[] {
  if (!layers.some(isBox)) return layers;
  const hasNames = layers.some(({ series }) => series.xKind === "band");
  const names = layers.map(({ series }) => series.name);
  const newest = newestX(layers.map(({ series }) => series));
  return layers.map((layer, place) => {
    if (!isBox(layer)) return layer;
    if (hasNames) return { ...boxesByName(layer), summarizesWindow: true };
    const { ys } = layer.series;
    if (window === undefined) return oneBox(layer, ys, place, names);
    const visible = windowValues(layer.series, 1, window, newest);
    return {
      ...oneBox(layer, visible, place, names),
      summarizesWindow: true,
      earlierExtent: extent(ys),
    };
  });
}

function isBox({ mark }: Layer): boolean {
  return mark.kind === "box";
}

function oneBox(
  layer: Layer,
  ys: Float64Array,
  place: number,
  categories: readonly string[],
): Layer {
  const box = summarizeBox(ys);
  const boxes: [number, BoxSummary][] = box === undefined ? [] : [[place, box]];
  return { ...withBoxes(layer, boxes, categories), ownBand: true };
}

function boxesByName(layer: Layer): Layer {
  const { xs, ys, categories = [] } = layer.series;
  const boxes: [number, BoxSummary][] = [];
  for (let from = 0; from < xs.length; ) {
    let to = from;
    while (to < xs.length && xs[to] === xs[from]) to++;
    const box = summarizeBox(ys.subarray(from, to));
    if (box !== undefined) boxes.push([xs[from]!, box]);
    from = to;
  }
  return withBoxes(layer, boxes, categories);
}

function withBoxes(
  layer: Layer,
  boxes: [place: number, box: BoxSummary][],
  categories: readonly string[],
): Layer {
  const { name, color } = layer.series;
  const column = (value: (box: BoxSummary) => number) =>
    Float64Array.from(boxes, ([, box]) => value(box));
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
    startIndex: 0,
  };
  if (color !== undefined) series.color = color;
  return withChanges(layer, { series, y1: series.ys, boxes: boxes.map(([, box]) => box) });
}
