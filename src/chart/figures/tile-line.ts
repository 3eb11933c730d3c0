import type { Series } from "../data/series.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { layoutChart } from "../layout/layout-chart.ts";
import { createLayoutCache, type LayoutCache } from "../layout/layout-cache.ts";
import type { AreaLayout } from "../layout/mark-layout.ts";
import type { MarkTypes } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
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
  const ownSettings = { ...settings, ...SPARKLINE, width, height };
  const { layout } = layoutChart([asLine(latest.series)], ownSettings, types, ownCache);
  const [mark] = layout.marks;
  if (mark === undefined) return undefined;
  const { plot, decimals } = layout;
  const bottom = height - plot.y;
  return {
    box: { x: x + plot.x, y: y + plot.y, width: plot.width, height: bottom },
    slide: layout.x.slide,
    mark: { ...mark, kind: "area", curve: settings.curve, index: latest.index, zero: bottom },
    decimals,
  };
}

/** A series as its line: a tile has no room for boxes or cells. */
function asLine(series: Series): Series {
  const { mark } = series;
  return mark === undefined || mark.kind === "line"
    ? series
    : { ...series, mark: { ...mark, kind: "line", stack: false } };
}

const SPARKLINE = {
  type: "line",
  variant: "sparkline",
  margin: { left: 0, right: 0, top: 3, bottom: 3 },
  thresholds: [],
  bands: [],
  annotations: [],
  hidden: new Set<string>(),
  tooltips: false,
  animate: false,
  glide: "never",
} as const;
