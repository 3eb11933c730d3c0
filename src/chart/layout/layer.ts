import type { Series } from "../data/series.ts";
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
    layers.push({ series: one, mark, type, index, hidden, y1: ys });
  }
  muteLayers(layers);
  return layers;
}

/** The layer whose values texts show: its shares, where it has them. */
export function shownLayer(layer: Layer): Layer {
  return layer.shares ?? layer;
}

/** The points that were measured: inserted gaps are no points of a window, and have no time of their own. */
export function measuredSeries({ series, unbroken }: Layer): Series {
  return unbroken ?? series;
}

/** Mutes what is beside a more important kind on the other y axis, as volumes beside prices. */
function muteLayers(layers: Layer[]): void {
  for (const layer of layers) {
    const { mutedBeside } = layer.type;
    if (mutedBeside.length === 0) continue;
    const isBeside = ({ mark, hidden }: Layer) =>
      !hidden && mutedBeside.includes(mark.kind) && mark.axis !== layer.mark.axis;
    if (layers.some(isBeside)) layer.muted = true;
  }
}

/** Whether a layer's marks have a width, on both sides of their x. */
export function hasBandwidth({ type }: Layer): boolean {
  return type.hasBandwidth;
}

/** Whether any layer shows values as colours. */
export function hasColorScale(layers: readonly Layer[]): boolean {
  return layers.some(({ type }) => type.hasColorScale);
}
