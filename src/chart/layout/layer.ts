import { createSlidingExtent } from "../data/sliding-extent.ts";
import type { Series } from "../data/series.ts";
import { recentPoints } from "../data/window.ts";
import type { Settings } from "../options/settings.ts";
import type { Layer, MarkTypes } from "./mark-type.ts";
import { resolveMarkSettings } from "../options/mark-settings.ts";

const NO_OPTIONS = {};

/** The layers of a chart, one for each of its series. */
export function createLayers(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
): Layer[] {
  const { window } = settings;
  const all = window === undefined ? series : recentPoints(series, window);
  const layers: Layer[] = [];
  for (let index = 0; index < all.length; index++) {
    const one = all[index]!;
    const own = Object.hasOwn(settings.series, one.name) ? settings.series[one.name]! : NO_OPTIONS;
    const mark = one.mark ?? resolveMarkSettings(own, settings);
    const hidden = settings.hidden.has(one.name);
    const type = types.get(mark.kind)!;
    const layer: Layer = { series: one, mark, type, index, hidden, y1: one.ys };
    if (one.streamId !== undefined && one.extremaIndex === undefined && one.fields === undefined) {
      layer.slidingExtents = { near: createSlidingExtent(), before: createSlidingExtent() };
    }
    layers.push(layer);
  }
  return layers;
}

/** Whether a layer's marks take up width to both sides of their x. */
export function hasBandwidth({ type }: Layer): boolean {
  return type.hasBandwidth;
}

/** Whether values of any layer are colours. */
export function hasColorScale(layers: readonly Layer[]): boolean {
  return layers.some(({ type }) => type.hasColorScale);
}
