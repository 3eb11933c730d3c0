import {
  mergePoints,
  NO_POINTS,
  type Points,
  pointsBetween,
  slicePoints,
  sortPoints,
} from "./points.ts";
import { reducePoints } from "./reduce.ts";
import type { KeptChart, KeptRange, Store } from "./store.ts";

/** Points that are kept in memory at most: 80 MB. */
const MAX_KEPT_POINTS = 5_000_000;

/** The part of each series that goes, the oldest, where there are more. */
const SHARE_THAT_GOES = 0.25;

interface Kept {
  chart: KeptChart;
  series: Map<string, Points>;
}

/**
 * Keeps points as long as the process lives: for those who want no file.
 *
 * @param maxPoints of all charts.
 */
export function createMemoryStore({ maxPoints = MAX_KEPT_POINTS } = {}): Store {
  const charts = new Map<string, Kept>();
  let count = 0;

  function keptOf(name: string): Kept {
    let kept = charts.get(name);
    if (kept === undefined) {
      kept = { chart: { name, options: {}, reason: "" }, series: new Map() };
      charts.set(name, kept);
    }
    return kept;
  }

  function put(series: Map<string, Points>, name: string, points: Points): void {
    count += points.times.length - (series.get(name)?.times.length ?? 0);
    series.set(name, points);
  }

  function makeRoom(): void {
    for (const { series } of charts.values()) {
      for (const [name, { times, values }] of series) {
        const from = Math.ceil(times.length * SHARE_THAT_GOES);
        put(series, name, { times: times.slice(from), values: values.slice(from) });
      }
    }
  }

  function each(chart: string, read: (points: Points) => Points): Map<string, Points> {
    const entries = [...(charts.get(chart)?.series ?? [])];
    return new Map(entries.map(([name, points]) => [name, read(points)]));
  }

  return {
    append(chart, points) {
      const { series } = keptOf(chart);
      for (const [name, { times, values }] of points) {
        const added = sortPoints({
          times: Float64Array.from(times),
          values: Float64Array.from(values),
        });
        put(series, name, mergePoints(series.get(name) ?? NO_POINTS, added));
      }
      if (count > maxPoints) makeRoom();
      return Promise.resolve(true);
    },
    putChart(chart) {
      keptOf(chart.name).chart = structuredClone(chart);
      return Promise.resolve(true);
    },
    removeChart(name) {
      for (const { times } of charts.get(name)?.series.values() ?? []) count -= times.length;
      charts.delete(name);
      return Promise.resolve(true);
    },
    charts: () => Promise.resolve([...charts.values()].map(({ chart }) => structuredClone(chart))),
    read: (chart, range, most = Infinity) =>
      Promise.resolve(
        each(chart, (points) =>
          reducePoints(pointsBetween(points, range.from, range.to), range, most),
        ),
      ),
    count(chart, { from, to }) {
      let found = 0;
      for (const points of charts.get(chart)?.series.values() ?? []) {
        found += pointsBetween(points, from, to).times.length;
      }
      return Promise.resolve(found);
    },
    readNewest: (chart, most, until = Infinity) =>
      Promise.resolve(each(chart, (points) => newestUntil(points, most, until))),
    extent: (chart) => Promise.resolve(extentOf([...(charts.get(chart)?.series.values() ?? [])])),
    stats: () => ({
      path: "",
      points: count,
      bytes: 16 * count,
      waiting: 0,
      lost: 0,
      trouble: undefined,
    }),
    close: () => Promise.resolve(),
  };
}

function newestUntil(points: Points, most: number, until: number): Points {
  const before = pointsBetween(points, -Infinity, until);
  return slicePoints(before, Math.max(0, before.times.length - most));
}

function extentOf(series: readonly Points[]): KeptRange | undefined {
  const filled = series.map(({ times }) => times).filter(({ length }) => length > 0);
  if (filled.length === 0) return undefined;
  return {
    from: Math.min(...filled.map((times) => times[0]!)),
    to: Math.max(...filled.map((times) => times.at(-1)!)),
  };
}
