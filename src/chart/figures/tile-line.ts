import { layoutChart } from "../layout/layout-chart.ts";
import type { AreaLayout } from "../layout/mark-layout.ts";
import type { Cache } from "../base/cache.ts";
import { createLayoutCache } from "../layout/layout-cache.ts";
import type { MarkTypes } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
import type { Rect } from "../layout/axes/margins.ts";
import type { Latest } from "./latest.ts";

/** The line of a tile: an area down to its box's bottom, in pixels from the box's corner. */
export interface TileLine {
  box: Rect;
  /** Pixels from the origin of x to the box's left edge. */
  slide: number;
  mark: AreaLayout;
  decimals: number;
}

const LEAST_WIDTH = 28;
export const LEAST_HEIGHT = 14;

/** Whether there is enough to draw a line through. */
export function hasLine({ series, from }: Latest): boolean {
  return series.xs.length - from >= 2;
}

/** The points of a series as a sparkline in a box; nothing where there is no room. */
export function layoutSparkline(
  latest: Latest,
  { x, y, width, height }: Rect,
  settings: Settings,
  types: MarkTypes,
  cache: Cache,
): TileLine | undefined {
  if (height < LEAST_HEIGHT || width < LEAST_WIDTH || !hasLine(latest)) return undefined;
  // What a memory holds is true for one size only.
  const own = cache.memo(`tile ${latest.index}`, [width, height], createLayoutCache);
  const { layout } = layoutChart(
    [latest.series],
    { ...settings, ...BARE, width, height },
    types,
    own,
  );
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

const BARE = {
  type: "line",
  variant: "sparkline",
  margin: { left: 0, right: 0, top: 3, bottom: 3 },
  thresholds: [],
  bands: [],
  annotations: [],
  hidden: new Set<string>(),
  tooltips: false,
  animate: false,
  glide: false,
} as const;
