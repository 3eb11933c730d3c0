import type { Series } from "../data/series.ts";
import { newestX, windowStart } from "../data/window.ts";
import type { Settings } from "../options/settings.ts";

/** A series as a figure shows it: by its last value. */
export interface Latest {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  color?: string;
  hidden: boolean;
  /** The last value of the window that is no gap; NaN if there is none. */
  value: number;
  /** The first such value; NaN if there is none. */
  first: number;
  /** The index of the first point within the window. */
  from: number;
  series: Series;
}

/** Reads the last value of each series or, of a single series of categories, of each category. */
export function readLatest(all: readonly Series[], settings: Settings): Latest[] {
  const [only] = all;
  if (all.length === 1 && only!.categories !== undefined) return latestByCategory(only!, settings);
  const newest = newestX(all);
  return all.map((series, index) => {
    const { xs, ys, name, color } = series;
    const { window } = settings;
    const from = window === undefined ? 0 : windowStart(xs, 1, window, newest);
    return {
      name,
      index,
      ...(color === undefined ? undefined : { color }),
      hidden: settings.hidden.has(name),
      value: lastValue(ys, from),
      first: firstValue(ys, from),
      from,
      series,
    };
  });
}

function latestByCategory(series: Series, { hidden }: Settings): Latest[] {
  const { categories = [], xs, ys, colors } = series;
  const all: Latest[] = categories.map((name, index) => ({
    name,
    index,
    hidden: hidden.has(name),
    value: Number.NaN,
    first: Number.NaN,
    from: 0,
    series: { name, xKind: "linear", xs: NO_NUMBERS, ys: NO_NUMBERS, startIndex: 0 },
  }));
  for (let i = 0; i < xs.length; i++) {
    const one = all[xs[i]!];
    if (one === undefined || Number.isNaN(ys[i]!)) continue;
    one.value = ys[i]!;
    if (Number.isNaN(one.first)) one.first = ys[i]!;
    const color = colors?.[i];
    if (color !== undefined) one.color = color;
  }
  return all;
}

const NO_NUMBERS = new Float64Array();

function lastValue(ys: Float64Array, from: number): number {
  for (let i = ys.length - 1; i >= from; i--) if (!Number.isNaN(ys[i]!)) return ys[i]!;
  return Number.NaN;
}

function firstValue(ys: Float64Array, from: number): number {
  for (let i = from; i < ys.length; i++) if (!Number.isNaN(ys[i]!)) return ys[i]!;
  return Number.NaN;
}
