import type { TimeRange } from "./time-range.ts";

/** Points of one series in order of time: `values[i]` is of the moment `times[i]`, in epoch ms; NaN is a gap. */
export interface PastPoints {
  times: ArrayLike<number>;
  values: ArrayLike<number>;
}

/** The points of a chart, by the names that they came under. */
export type PastColumns = ReadonlyMap<string, PastPoints>;

/** The points of charts that are kept beyond what is in memory. */
export interface History {
  /** Whether it can be read; else there is only what is in memory. Default: it can. */
  isThere?(): boolean;
  /**
   * Reads the points of a range, both ends included: all series of the chart, also those with none in it.
   *
   * @param most how many points of each series somebody can use; fewer ones keep their peaks. Default: all.
   */
  read(chart: string, range: TimeRange, most?: number): Promise<PastColumns>;
  /** How many points of all series there are in a range, more or less. */
  count(chart: string, range: TimeRange): Promise<number>;
  /**
   * Resolves once the points are back in memory that a chart had before a restart; undefined where they are.
   * What asks does not wait for other charts.
   */
  ready?(chart: string): Promise<void> | undefined;
  /** Time of the oldest and newest point of a chart; undefined where it has none. */
  extent(chart: string): Promise<TimeRange | undefined>;
}
