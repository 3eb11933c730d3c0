import type { History } from "./history.ts";

/** How long the stretches are of which charts have points kept. */
export interface KeptLengths {
  /** In ms; 0 where there are none, or where that cannot be read. It does not reject. */
  ms(history: History, chart: string): Promise<number>;
  forget(chart: string): void;
}

/** A length that was read is known for this long: a page asks for those of all of its charts. */
const KNOWN_MS = 5000;

/** @param onError gets what reading throws. */
export function createKeptLengths(
  clock: () => number,
  onError: (error: unknown) => void,
): KeptLengths {
  const known = new Map<string, { readAt: number; length: Promise<number> }>();

  async function read(history: History, chart: string): Promise<number> {
    try {
      const extent = await history.extent(chart);
      return extent === undefined ? 0 : extent.to - extent.from;
    } catch (error) {
      // A page without long windows is better than none.
      onError(error);
      return 0;
    }
  }

  return {
    ms(history, chart) {
      const now = clock();
      const last = known.get(chart);
      if (last !== undefined && Math.abs(now - last.readAt) < KNOWN_MS) return last.length;
      const length = read(history, chart);
      known.set(chart, { readAt: now, length });
      return length;
    },
    forget: (chart) => void known.delete(chart),
  };
}
