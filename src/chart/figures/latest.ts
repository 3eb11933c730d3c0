import { windowStart, newestX } from "../data/window.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";

/** A series as a figure sees it: its last value, and the one it began with. */
export interface Latest {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  color?: string;
  hidden: boolean;
  /** NaN where there is none. */
  value: number;
  /** The first value of the window. */
  first: number;
  /** Its points within the window. */
  from: number;
  series: Series;
}

/** The last value of each series that is no gap, within the window. */
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
      value: lastOf(ys, from),
      first: firstOf(ys, from),
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
    series: { name, xKind: "linear", xs: NOTHING, ys: NOTHING, startIndex: 0 },
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

const NOTHING = new Float64Array();

function lastOf(ys: Float64Array, from: number): number {
  for (let i = ys.length - 1; i >= from; i--) if (!Number.isNaN(ys[i]!)) return ys[i]!;
  return Number.NaN;
}

function firstOf(ys: Float64Array, from: number): number {
  for (let i = from; i < ys.length; i++) if (!Number.isNaN(ys[i]!)) return ys[i]!;
  return Number.NaN;
}
