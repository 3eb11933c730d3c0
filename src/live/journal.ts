/** The points of one series: `values[i]` is of the moment `times[i]`, in epoch ms; a NaN is a gap. */
export interface PointColumns {
  times: number[];
  values: number[];
}

/**
 * Hears of all points that the charts of a hub take, as they are taken, by the names they came under. What
 * it does with them must not take long and must not throw.
 */
export interface Journal {
  add(chart: string, columns: ReadonlyMap<string, PointColumns>): void;
}
