import type { Streaming } from "./layout/layout-cache.ts";
import { createScrollCache } from "./layout/marks/scroll-cache.ts";
import { placePoints } from "./layout/marks/scroll-points.ts";
import { drawScrollingSegments } from "./svg/scrolling-segments.ts";
import { scrollTooltips } from "./svg/scrolling-tooltips.ts";

/** What live charts bring along, as their series are streams of points. */
export const STREAMING: Streaming = {
  createScroll: () => createScrollCache(drawScrollingSegments),
  placePoints,
  scrollTooltips,
};
