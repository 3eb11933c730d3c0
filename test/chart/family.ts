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
} from "../../src/plotcast.ts";

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
