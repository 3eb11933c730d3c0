import type { Box } from "../data/stats/box.ts";
import { rememberedPoints } from "../data/window.ts";
import { createSlidingExtent, type SlidingExtent } from "../data/sliding-extent.ts";
import type { Series } from "../data/series.ts";
import { type MarkSettings, resolveMarkSettings, type Settings } from "../options/settings.ts";
import type { Extent } from "../data/extent.ts";

/** A series as it is drawn: by what mark, and from where to where. */
export interface Layer {
  series: Series;
  mark: MarkSettings;
  /** The series' place among all, which gives it its colour. */
  index: number;
  hidden: boolean;
  /** The values at which its marks end: its own or, in a stack, those on top of others. */
  y1: Float64Array;
  /** In a stack, the values at which they begin; else they begin at zero. */
  y0?: Float64Array;
  /** It was made from the series before it, and stands behind that in the legend. */
  derived?: boolean;
  /** Of a box plot: what each of its points stands for. */
  boxes?: Box[];
  /** Its one box stands at a place of its own, which is named after the series. */
  ownBand?: boolean;
  /** It sums up the window's points, and its own are no moments: they neither slide nor leave. */
  summarizesWindow?: boolean;
  /** Of what sums up a window: what it came to in the windows before. */
  before?: Extent;
  /** Of plain values that slide: those of the last two windows, and those before. */
  slidingExtents?: { near: SlidingExtent; before: SlidingExtent };
}

const NO_OPTIONS = {};

/** The layers of a chart, one for each of its series. */
export function createLayers(series: readonly Series[], settings: Settings): Layer[] {
  const { window } = settings;
  const all = window === undefined ? series : rememberedPoints(series, window);
  const layers: Layer[] = [];
  for (let index = 0; index < all.length; index++) {
    const one = all[index]!;
    const own = Object.hasOwn(settings.series, one.name) ? settings.series[one.name]! : NO_OPTIONS;
    const mark = one.mark ?? resolveMarkSettings(own, settings);
    const hidden = settings.hidden.has(one.name);
    const layer: Layer = { series: one, mark, index, hidden, y1: one.ys };
    if (one.streamId !== undefined && one.extremes === undefined && one.fields === undefined) {
      layer.slidingExtents = { near: createSlidingExtent(), before: createSlidingExtent() };
    }
    layers.push(layer);
  }
  return layers;
}

/** Marks that take up room to both sides of their x. */
const BROAD: ReadonlySet<string> = new Set(["bar", "candle", "box", "cell"]);

export function isBroad({ mark }: Layer): boolean {
  return BROAD.has(mark.kind);
}

/** Marks that stand on zero, so that their size can be compared. */
export function standsOnZero({ mark }: Layer): boolean {
  return mark.kind === "bar" || mark.kind === "area";
}
