import type { ChartOptions } from "../chart/inner-face.ts";
import type { KeptChart } from "../store/store.ts";
import type { Placement } from "./place-series.ts";

/** What charts were before a restart, and what they are made of: series that come go on from there. */
export interface KnownCharts {
  adopt(chart: KeptChart, series: readonly string[]): void;
  added(name: string, options: ChartOptions): void;
  /** Notes a chart that is there already: of one that nothing else is known of, a push made lines without a unit. */
  found(name: string): void;
  /** The chart of a series: one with the unit in its name where the usual one has another unit, or is of another kind. */
  chartFor(placement: Placement): string;
  /** Whether a chart had a series of this name before a restart. */
  hadSeries(chart: string, name: string): boolean;
  forget(name: string): void;
}

/** What all values of a chart have in common. */
interface Made {
  unit: string;
  isHeatMap: boolean;
}

export function createKnownCharts(): KnownCharts {
  const charts = new Map<string, Made>();
  const series = new Map<string, ReadonlySet<string>>();

  function fits(chart: string, options: ChartOptions): boolean {
    const known = charts.get(chart);
    if (known === undefined) return true;
    const { unit, isHeatMap } = readMade(options);
    return (
      known.isHeatMap === isHeatMap &&
      !areTwoUnits(known.unit, unit) &&
      !isOneRate(known.unit, unit)
    );
  }

  return {
    adopt({ name, options }, names) {
      series.set(name, new Set(names));
      charts.set(name, readMade(options));
    },
    added: (name, options) => void charts.set(name, readMade(options)),
    found(name) {
      if (!charts.has(name)) charts.set(name, readMade({}));
    },
    // Values of two units on one axis would be wrong for one of them, as lines are among the rows of a heat map.
    chartFor: ({ chart, unitChart, options }) => (fits(chart, options) ? chart : unitChart),
    hadSeries: (chart, name) => series.get(chart)?.has(name) === true,
    // What is kept of its series stays kept, under their names.
    forget: (name) => void charts.delete(name),
  };
}

function readMade({ yUnit, type }: ChartOptions): Made {
  return { unit: typeof yUnit === "string" ? yUnit : "", isHeatMap: type === "heatMap" };
}

/** Whether two units are said, and differ: a sender that says none may mean the same. */
export function areTwoUnits(one = "", other = ""): boolean {
  return one !== "" && other !== "" && one !== other;
}

/** Whether one is that of a counter, drawn as a rate, and the other of plain values: those are never the same. */
function isOneRate(one: string, other: string): boolean {
  return [one, other].includes("") && [one, other].includes("/s");
}
