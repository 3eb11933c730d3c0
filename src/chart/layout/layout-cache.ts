import { type Cache, createCache } from "../base/cache.ts";
import type { LaidOut } from "./laid-out.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/** What one frame of a chart keeps for the next. It saves work and never changes the bytes drawn. */
export interface LayoutCache extends Cache {
  /** The caches of sliding marks, by the index of their layer. */
  scrolls: (ScrollCache | undefined)[];
  /** The last layout, if the next frame can update it in place. */
  last: LaidOut | undefined;
}

export function createLayoutCache(): LayoutCache {
  return { ...createCache(), scrolls: [], last: undefined };
}
