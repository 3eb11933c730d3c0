import * as fc from "fast-check";
import { createExtremaIndex, extendIndex } from "../../src/chart/data/decimate/extrema-index.ts";
import type { DecimatedColumns } from "../../src/chart/data/decimate/m4.ts";

/** A small generator of numbers from 0 to 1, as fast-check is slow at long arrays. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface LongRun {
  xs: Float64Array;
  ys: Float64Array;
}

/**
 * Points in the order of x, some of one x, with equal values, spikes, and gaps that are rare, many,
 * or long.
 */
export function longRuns(maxLength: number): fc.Arbitrary<LongRun> {
  const shape = { length: fc.nat(maxLength), seed: fc.nat(), gaps: fc.constantFrom(0, 0.001, 0.4) };
  return fc.record(shape).map(({ length, seed, gaps }) => longRun(length, seed, gaps));
}

export function longRun(length: number, seed: number, gaps: number): LongRun {
  const next = numbersFrom(seed);
  const xs = new Float64Array(length);
  const ys = new Float64Array(length);
  let x = 0;
  let gapsToCome = 0;
  for (let i = 0; i < length; i++) {
    if (next() < 0.7) x += next() * 3;
    if (next() < 0.002) gapsToCome = Math.floor(next() * 100) * Math.sign(gaps);
    const isGap = gapsToCome-- > 0 || next() < gaps;
    xs[i] = x;
    ys[i] = isGap ? Number.NaN : valueOf(next);
  }
  return { xs, ys };
}

function valueOf(next: () => number): number {
  const kind = next();
  if (kind < 0.01) return (next() - 0.5) * 1e6;
  return kind < 0.3 ? Math.round(next() * 4) : next();
}

/** The same points, with their extremes. */
export function learned({ xs, ys }: LongRun, startIndex = 0): DecimatedColumns {
  const extremes = createExtremaIndex(ys);
  extendIndex(extremes, ys.length);
  return { xs, ys, startIndex, extremaIndex: extremes };
}
