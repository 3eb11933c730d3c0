// Lengths in milliseconds. Months and years have their average length.
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MONTH = 30.4 * DAY;
export const YEAR = 365.25 * DAY;

/** A step between time ticks: `count` wall-clock units; `ms` is its (average) length. */
export interface TimeStep {
  unit: "ms" | "day" | "month" | "year";
  count: number;
  ms: number;
}
