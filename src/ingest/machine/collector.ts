import type { Value } from "../../chart/inner-face.ts";

/** How a chart of the machine presents itself. */
export interface MachineChart {
  /** What rows for this chart are named after. */
  name: string;
  title: string;
  /** What the values count, as the option of a chart has it. */
  yUnit: string;
  /** The series of every row, in order. */
  series: string[];
}

/** One thing to read from the machine, again and again. */
export interface Collector {
  chart: MachineChart;
  /** A value for each series, since the last reading or since the gauge was made. Never throws. */
  read(): Map<string, Value>;
  /** Lets go of what the gauge holds. */
  stop?(): void;
}

/** How far a counter went, or null for one that went back: it was reset, or another counts now. */
export function advance(before: number, after: number): Value {
  return after >= before ? after - before : null;
}
