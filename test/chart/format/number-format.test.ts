import { expect, test } from "vitest";
import { type ChartOptions, lineChart } from "../../../src/entries/plotcast.ts";

test.for([undefined, null])(
  "lineChart().render() has no label where a format gives %s",
  (nothing) => {
    const format = (() => nothing) as unknown as () => string;
    const options: ChartOptions = { yFormat: format, timeFormat: format, tooltips: true };
    const chart = lineChart(options).add("a", [
      { time: 0, y: 1 },
      { time: 1000, y: 2 },
    ]);
    expect(chart.render() + chart.table()).not.toMatch(/undefined|null/);
  },
);
