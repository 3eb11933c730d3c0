import { MAX_KNOWN_SERIES, MAX_KNOWN_SERIES_LENGTH } from "../limits.ts";

/**
 * What is known of the series that a reader has seen, by the text that names them. It is bounded: of more
 * series than there is room for, those that were not seen for longest are forgotten, and read anew.
 */
export interface SeriesCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** The bounds of a cache; half of what is held was seen lately. */
export interface SeriesCacheOptions {
  maxEntries?: number;
  /** UTF-16 units of all keys. */
  maxLength?: number;
}

/** Creates a cache of two generations: what is seen moves to the young one, and the old one leaves whole. */
export function createSeriesCache<T>({
  maxEntries = MAX_KNOWN_SERIES,
  maxLength = MAX_KNOWN_SERIES_LENGTH,
}: SeriesCacheOptions = {}): SeriesCache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let length = 0;

  function set(key: string, value: T): void {
    if (young.size >= maxEntries / 2 || length >= maxLength / 2) {
      old = young;
      young = new Map();
      length = 0;
    }
    young.set(key, value);
    length += key.length;
  }

  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const before = old.get(key);
      if (before !== undefined) set(key, before);
      return before;
    },
    set,
  };
}

/** A copy of a text that was cut out of a body: a cut text would keep the whole body in memory. */
export function copyText(text: string): string {
  return Buffer.from(text).toString();
}
