import { type Box, summarizeBox } from "../../data/stats/box.ts";
import type { Layer } from "../layer.ts";
import type { ChartWindow } from "../../options/options.ts";
import { newestX } from "../../data/window.ts";
import type { Series } from "../../data/series.ts";
import { windowValues } from "./window-values.ts";
import { extent } from "../../data/extent.ts";

/**
 * A box for each place of a series: for each of its names or, where its points have none, one box
 * for all of them, named after the series.
 */
export function summarizeBoxes(layers: Layer[], window: ChartWindow | undefined): Layer[] {
  const isNamed = layers.some(({ series }) => series.xKind === "band");
  const names = layers.map(({ series }) => series.name);
  const newest = newestX(layers.map(({ series }) => series));
  return layers.map((layer, place) => {
    if (layer.mark.kind !== "box") return layer;
    if (isNamed) return { ...boxesByName(layer), summarizesWindow: true };
    const { ys } = layer.series;
    if (window === undefined) return oneBox(layer, ys, place, names);
    const shown = windowValues(layer.series, 1, window, newest);
    return { ...oneBox(layer, shown, place, names), summarizesWindow: true, before: extent(ys) };
  });
}

function oneBox(
  layer: Layer,
  ys: Float64Array,
  place: number,
  categories: readonly string[],
): Layer {
  const box = summarizeBox(ys);
  const boxes: [number, Box][] = box === undefined ? [] : [[place, box]];
  return { ...withBoxes(layer, boxes, categories), ownBand: true };
}

function boxesByName(layer: Layer): Layer {
  const { xs, ys, categories = [] } = layer.series;
  const boxes: [number, Box][] = [];
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
    startIndex: 0,
  };
  if (color !== undefined) series.color = color;
  return { ...layer, series, y1: series.ys, boxes: boxes.map(([, box]) => box) };
}
