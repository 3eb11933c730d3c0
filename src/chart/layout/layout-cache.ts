import { type Cache, createCache } from "../base/cache.ts";
import type { LaidOut } from "./laid-out.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";

/**
 * What one drawing leaves for the next of the same chart. With it or without, a drawing has the same
 * bytes.
 */
export interface LayoutCache extends Cache {
  /** What sliding marks leave, by the place of their layer. */
  scrolls: (ScrollCache | undefined)[];
  /** The last layout, if the next can be made from it. */
  last: LaidOut | undefined;
}

export function createLayoutCache(): LayoutCache {
  return { ...createCache(), scrolls: [], last: undefined };
}
