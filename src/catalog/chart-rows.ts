import type { PointColumns } from "../live/journal.ts";
import { createHeatRows, type HeatRows } from "./heat-rows.ts";

/** The points of one chart until a batch is whole. */
export interface ChartRows {
  readonly name: string;
  /** The names of its series, and how many share each, as histograms do. */
  readonly series: Map<string, number>;
  readonly heat: HeatRows;
  add(series: string, time: number, value: number): void;
  /** The points since the last call, and how many. */
  take(): { columns: Map<string, PointColumns>; count: number };
}

export function createChartRows(name: string): ChartRows {
  const heat = createHeatRows();
  let columns = new Map<string, PointColumns>();
  let count = 0;

  function add(series: string, time: number, given: number): void {
    // Too large for a double, as a rate or in another unit: no chart can draw it.
    const value = Number.isFinite(given) ? given : Number.NaN;
    count++;
    const own = columns.get(series);
    if (own === undefined) columns.set(series, { times: [time], values: [value] });
    else {
      own.times.push(time);
      own.values.push(value);
    }
  }

  return {
    name,
    series: new Map(),
    heat,
    add,
    take() {
      heat.flush(add);
      const taken = { columns, count };
      columns = new Map();
      count = 0;
      return taken;
    },
  };
}
