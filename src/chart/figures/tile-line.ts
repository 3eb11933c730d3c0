import type { Series } from "../data/series.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { withShareAxes } from "../layout/axes/share-axis.ts";
import { createXScale } from "../layout/axes/x-scale.ts";
import { computeDomain, computeYExtents } from "../layout/extents.ts";
import { createLayers } from "../layout/layer.ts";
import { createLayoutCache, type LayoutCache } from "../layout/layout-cache.ts";
import type { AreaLayout } from "../layout/mark-layout.ts";
import type { Layer, MarkTypes } from "../layout/mark-type.ts";
import { layoutMarks } from "../layout/marks/layout-marks.ts";
import { transformLayers } from "../layout/transforms/transforms.ts";
import type { Settings } from "../options/settings.ts";
import type { Scale } from "../scales/scale.ts";
import { computeTranslation } from "../scales/x-scale.ts";
import { createYScale, yTransform } from "../scales/y-scale.ts";
import type { Latest } from "./latest.ts";

/** What a tile is laid out with; types and cache are for its line. */
export interface TileContext {
  settings: Settings;
  types: MarkTypes;
  cache: LayoutCache;
}

/** The line of a tile, as an area down to the bottom of its box. Pixels from the box's corner. */
export interface TileLine {
  box: Rect;
  /** Pixels from the origin of x to the box's left edge. */
  slide: number;
  mark: AreaLayout;
  decimals: number;
}

const MIN_WIDTH = 28;
/** Pixels of height below which a tile has no line. */
export const MIN_LINE_HEIGHT = 14;

/** Whether a series has enough points for a line. */
export function hasLine({ series, from }: Latest): boolean {
  return series.xs.length - from >= 2;
}

/** Lays out the points of a series as a sparkline in a box; undefined if the box is too small. */
export function layoutTileLine(
  latest: Latest,
  { x, y, width, height }: Rect,
  { settings, types, cache }: TileContext,
): TileLine | undefined {
  if (height < MIN_LINE_HEIGHT || width < MIN_WIDTH || !hasLine(latest)) return undefined;
  // A layout cache is valid for one size only.
  const ownCache = cache.memo(`tile ${latest.index}`, [width, height], () =>
    createLayoutCache(cache.streaming),
  );
  const line = { ...settings, ...SPARKLINE };
  const series = [asLine(latest.series)];
  const untransformed = createLayers(series, line, types);
  const layers = transformLayers(untransformed, line, types);
  const xScale = createXScale(layers, width, line);
  const plot = {
    x: xScale,
    y: createScale(layers, height - 2 * MARGIN, line),
    // Beside no other axis, the right one is laid out as the left one.
    y2: undefined,
    decimals: DECIMALS,
    cycle: 0,
    horizontal: false,
    reduce: line.reduce,
    ...NO_SHADES_OR_BUBBLES,
  };
  const [mark] = layoutMarks(layers, plot, ownCache);
  if (mark === undefined) return undefined;
  const bottom = height - MARGIN;
  return {
    box: { x, y: y + MARGIN, width, height: bottom },
    slide: computeTranslation(xScale, DECIMALS),
    mark: { ...mark, kind: "area", curve: settings.curve, index: latest.index, zero: bottom },
    decimals: DECIMALS,
  };
}

/** The y scale of a line, with a sparkline's tight domain: there are no ticks to choose. */
function createScale(layers: Layer[], height: number, line: Settings): Scale {
  const name = layers[0]?.mark.axis ?? "y";
  const extents = computeYExtents(layers, name, line);
  const axis = withShareAxes(layers, line)[name];
  const domain = computeDomain(extents, height, axis, line);
  return createYScale(domain, height, yTransform(domain, axis.scale));
}

/** A series as its line: a tile has no room for boxes or cells. */
function asLine(series: Series): Series {
  const { mark } = series;
  return mark === undefined || mark.kind === "line"
    ? series
    : { ...series, mark: { ...mark, kind: "line", stack: false } };
}

/** Above and below a line, in pixels, as it is wider than nothing. */
const MARGIN = 3;
const DECIMALS = 1;
const NO_SHADES_OR_BUBBLES = {
  shadeDomain: [0, 1] as [number, number],
  shadeScale: "linear" as const,
  maxSize: 0,
};

const SPARKLINE = {
  type: "line",
  variant: "sparkline",
  thresholds: [],
  bands: [],
  annotations: [],
  hidden: new Set<string>(),
  tooltips: false,
  animate: false,
  glide: "never",
} as const;
