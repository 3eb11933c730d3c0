/** Results of pure functions, kept while what went into them stays the same. */
export interface Cache {
  /** What was made last under this name, if its parts were the same; else calls `make`, and keeps it. */
  memo<T>(name: string, parts: readonly unknown[], make: () => T): T;
  /** The same, but keeps the results for the last few lists of parts, as some come back. */
  memoLru<T>(name: string, parts: readonly unknown[], make: () => T): T;
}

interface Kept {
  parts: readonly unknown[];
  value: unknown;
}

const MAX_KEPT = 8;

export function createCache(): Cache {
  const kept = new Map<string, Kept>();
  const some = new Map<string, Kept[]>();
  return {
    memo<T>(name: string, parts: readonly unknown[], make: () => T): T {
      const last = kept.get(name);
      if (last !== undefined && areSame(last.parts, parts)) return last.value as T;
      const value = make();
      kept.set(name, { parts, value });
      return value;
    },
    memoLru<T>(name: string, parts: readonly unknown[], make: () => T): T {
      const known = some.get(name) ?? [];
      for (let i = 0; i < known.length; i++) {
        const one = known[i]!;
        if (!areSame(one.parts, parts)) continue;
        if (i > 0) some.set(name, [one, ...known.slice(0, i), ...known.slice(i + 1)]);
        return one.value as T;
      }
      const value = make();
      some.set(name, [{ parts, value }, ...known.slice(0, MAX_KEPT - 1)]);
      return value;
    },
  };
}

/** Whether two lists have the same items. */
export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Keeps what a function makes of a number or a text.
 *
 * @param most how many results are kept: past them it starts anew.
 */
export function memoize<K extends number | string, T>(
  make: (key: K) => T,
  most: number,
): (key: K) => T {
  const kept = new Map<K, T>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key);
      if (kept.size >= most) kept.clear();
      kept.set(key, value);
    }
    return value;
  };
}

/** Makes something of each number of a list, and takes over what it made for those of the list before. */
export function memoizeList<T>(make: (key: number) => T): (keys: readonly number[]) => T[] {
  let lastKeys: readonly number[] = [];
  let last: T[] = [];
  return (keys) => {
    last = keys.map((key) => {
      const index = lastKeys.indexOf(key);
      return index < 0 ? make(key) : last[index]!;
    });
    lastKeys = keys;
    return last;
  };
}
