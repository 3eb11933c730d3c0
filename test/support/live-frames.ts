import type { ChartOptions } from "../../src/chart/options/options.ts";
import { lineChart } from "../../src/entries/plotcast.ts";

export const POINTS = 30;
export const EVERY = 2000;
export const START = Date.UTC(2026, 2, 1, 11, 58, 7);

export const LOOK: ChartOptions = {
  variant: "live",
  title: "Live Sensor Data",
  grid: true,
  smooth: true,
  window: { points: POINTS },
  everyMs: EVERY,
};

export interface Columns {
  times: number[];
  values: number[];
}

/** Numbers from 0 to 1, the same on each run (Numerical Recipes' LCG). */
export function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Noisy points of one series, a few ms off the beat. */
export function history(length: number, seed = 1): Columns {
  const random = noise(seed);
  const times = Array.from({ length }, (_, i) => START + i * EVERY + Math.round(random() * 10 - 5));
  const values = times.map((_, i) => 20 + 5 * Math.sin(i / 7) + 4 * random());
  return { times, values };
}

/** The last `count` points of the first `end`. */
export function lastOf({ times, values }: Columns, end: number, count = end): Columns {
  const start = Math.max(0, end - count);
  return { times: times.slice(start, end), values: values.slice(start, end) };
}

export function drawLive(columns: Columns, options: ChartOptions = LOOK): string {
  return lineChart(options).add("Sensor", columns).render();
}

/** Frames of a window that is full from the first on. */
export function frames(count: number, seed = 1): string[] {
  const all = history(count + 2 * POINTS, seed);
  return Array.from({ length: count }, (_, i) => drawLive(lastOf(all, i + 2 * POINTS + 1)));
}
