import type { Value } from "../../chart/inner-face.ts";

/** A chart of the machine. */
export interface MachineChart {
  /** The name that its rows come under. */
  name: string;
  title: string;
  /** The unit of the values, as a chart's option `yUnit` takes it. */
  yUnit: string;
  /** The series of every row, in order. */
  series: string[];
}

/** Reads one metric of the machine, again and again. */
export interface Collector {
  chart: MachineChart;
  /** A value per series, for the time since the last reading or the collector's creation. Never throws. */
  read(): Map<string, Value>;
  /** Releases what the collector holds. */
  stop?(): void;
}

/** Increase of a counter, or null if it went back: it was reset, or replaced by another. */
export function advance(before: number, after: number): Value {
  return after >= before ? after - before : null;
}
