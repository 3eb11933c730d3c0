import type { Slices } from "./slices.ts";

/** Draws things one after the other, as many at a time as there is time to draw and to encode. */
export interface Batches<T> {
  /** Draws on. @returns those that changed; the last batch may be empty. */
  draw(): T[];
  /** Whether all were drawn. */
  isDone(): boolean;
  /** To be called with the time that encoding a batch took, in ms. */
  encoded(count: number, ms: number): void;
}

/** How long one takes to encode, until it was measured: more than a usual frame needs. */
const FIRST_GUESS_MS = 0.5;

/** What encoding one took, in the runs so far, in ms. */
export interface EncodingCost {
  msEach: number;
}

export function createEncodingCost(): EncodingCost {
  return { msEach: FIRST_GUESS_MS };
}

/** @param cost kept from one run to the next. @param draw returns whether there is a new frame. */
export function createBatches<T>(
  all: readonly T[],
  draw: (one: T) => boolean,
  cost: EncodingCost,
  { leftMs }: Pick<Slices, "leftMs">,
): Batches<T> {
  let next = 0;
  return {
    draw() {
      const changed: T[] = [];
      while (next < all.length) {
        const one = all[next++]!;
        if (draw(one)) changed.push(one);
        if (leftMs() <= changed.length * cost.msEach) break;
      }
      return changed;
    },
    isDone: () => next >= all.length,
    encoded(count, ms) {
      // A slow one is remembered for a few batches, a quick one may be chance.
      cost.msEach = Math.max(ms / count, (cost.msEach + ms / count) / 2);
    },
  };
}
