import { boxed } from "./summarize-boxes.ts";
import { hasCompanions, withCompanions } from "./derived-series.ts";
import { counted } from "./bin-values.ts";
import { summed } from "./bin-time.ts";
import { breaksIn, withGaps, withMiddles } from "../../data/stats/gaps.ts";
import { stackedOf } from "../../data/stats/stack.ts";
import type { Layer } from "../layer.ts";
import type { Series } from "../../data/series.ts";
import type { Settings } from "../../options/settings.ts";

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
