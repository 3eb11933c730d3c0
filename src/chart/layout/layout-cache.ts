import { type Cache, createCache } from "../base/cache.ts";
import type { Scale } from "../scales/scale.ts";
import type { ScrollTooltips } from "./laid-out.ts";
import type { MarkBase } from "./mark-layout.ts";
import type { Layer, PlotContext } from "./mark-type.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/** What one frame of a chart keeps for the next. It saves work and never changes the bytes drawn. */
export interface LayoutCache extends Cache {
  /** The caches of sliding marks, by the index of their layer. */
  scrolls: (ScrollCache | undefined)[];
  /** Undefined where no series is a stream. */
  readonly streaming: Streaming | undefined;
}

/**
 * The code that goes on from the last frame, where the series are streams of points. Only live charts
 * bring it along (`chart/streaming.ts`): a bundle of any other chart is smaller without it.
 */
export interface Streaming {
  createScroll(): ScrollCache;
  /**
   * Gives a mark its positions: those of the last frame and new ones.
   *
   * @param to the index behind the last point to draw.
   * @returns false where the mark does not slide.
   */
  placePoints(
    mark: MarkBase,
    layer: Layer,
    to: number,
    y: Scale,
    plot: PlotContext,
    scroll: ScrollCache,
  ): boolean;
  scrollTooltips: ScrollTooltips;
}

export function createLayoutCache(streaming?: Streaming): LayoutCache {
  return { scrolls: [], streaming, ...createCache() };
}
