import type { Series } from "../data/series.ts";
import { createSlidingExtent } from "../data/sliding-extent.ts";
import { recentPoints } from "../data/window.ts";
import { resolveMarkSettings } from "../options/mark-settings.ts";
import type { Settings } from "../options/settings.ts";
import type { Layer, MarkTypes } from "./mark-type.ts";

const NO_OPTIONS = {};

/** Creates a layer for each series, with only those points that the window and the axes need. */
export function createLayers(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
): Layer[] {
  const { window } = settings;
  const recent = window === undefined ? series : recentPoints(series, window);
  const layers: Layer[] = [];
  for (let index = 0; index < recent.length; index++) {
    const one = recent[index]!;
    const { name, ys } = one;
    const options = Object.hasOwn(settings.series, name) ? settings.series[name]! : NO_OPTIONS;
    const mark = one.mark ?? resolveMarkSettings(options, settings);
    const type = types.get(mark.kind)!;
    const hidden = settings.hidden.has(name);
    const layer: Layer = { series: one, mark, type, index, hidden, y1: ys };
    if (one.streamId !== undefined && one.extremaIndex === undefined && one.fields === undefined) {
      layer.slidingExtents = { recent: createSlidingExtent(), earlier: createSlidingExtent() };
    }
    layers.push(layer);
  }
  return layers;
}

/** Whether a layer's marks have a width, on both sides of their x. */
export function hasBandwidth({ type }: Layer): boolean {
  return type.hasBandwidth;
}

/** Whether any layer shows values as colours. */
export function hasColorScale(layers: readonly Layer[]): boolean {
  return layers.some(({ type }) => type.hasColorScale);
}
