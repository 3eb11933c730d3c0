import {
  areaChart,
  barChart,
  boxPlot,
  candlestickChart,
  type Chart,
  donutChart,
  gauge,
  heatMap,
  histogram,
  lineChart,
  pieChart,
  rangeChart,
  scatterChart,
  stat,
  type TypedOptions,
} from "../../src/entries/plotcast.ts";

/** Every function that makes a chart, by its name. */
export const FAMILY: Record<string, (options?: TypedOptions) => Chart> = {
  lineChart,
  areaChart,
  barChart,
  scatterChart,
  rangeChart,
  candlestickChart,
  boxPlot,
  histogram,
  heatMap,
  pieChart,
  donutChart,
  gauge,
  stat,
};

/** Those that show shares or last values, and have no axes. */
export const FIGURES: ReadonlySet<string> = new Set(["pieChart", "donutChart", "gauge", "stat"]);

/** A chart by the name of its function. */
export function made(name: string, options: TypedOptions = {}): Chart {
  const make = FAMILY[name];
  if (make === undefined) throw new Error(`no chart is called ${name}`);
  return make(options);
}
