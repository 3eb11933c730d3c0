import { MAX_NAME_LENGTH } from "../limits.ts";
import type { NamedSeries } from "./point-file.ts";

/** Series that are known by a number at most. */
const MAX_NUMBERS = 1_000_000;

/** Numbers for series, so that their names go to the other thread only once. */
export interface SeriesNumbers {
  /** Undefined where the name is too long, or there are too many. */
  of(chart: string, name: string): number | undefined;
  /** Those that are new since the last call. */
  takeNew(): NamedSeries[];
  /** A removed chart's series get new numbers, if they come again. */
  forget(chart: string): void;
}

/** No number given yet. */
export function createSeriesNumbers(): SeriesNumbers {
  const charts = new Map<string, Map<string, number>>();
  let unsent: NamedSeries[] = [];
  let count = 0;
  let last = 0;

  function add(chart: string, name: string): number | undefined {
    if (Math.max(chart.length, name.length) > MAX_NAME_LENGTH || count >= MAX_NUMBERS) {
      return undefined;
    }
    const series = charts.get(chart) ?? new Map<string, number>();
    charts.set(chart, series);
    series.set(name, ++last);
    count += 1;
    unsent.push({ number: last, chart, name });
    return last;
  }

  return {
    of: (chart, name) => charts.get(chart)?.get(name) ?? add(chart, name),
    takeNew() {
      const taken = unsent;
      unsent = [];
      return taken;
    },
    forget(chart) {
      count -= charts.get(chart)?.size ?? 0;
      charts.delete(chart);
    },
  };
}
