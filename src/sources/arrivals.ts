import type { Measurement, SourceSeries } from "../ingest/measurement.ts";

/** Gives what comes without a time that of its arrival. */
export interface Arrivals {
  /** @param measurements what came at once, as a line or a message: it has one time */
  stamp(measurements: readonly Measurement[]): Measurement[];
}

/** A microsecond: it tells two points of one millisecond apart, and is nothing to the eye. */
const STEP_MS = 0.001;

/** A clock that goes back by more than this was set back. */
const MAX_AHEAD_MS = 1000;

/**
 * Each line and each message is a point of its own, however many come within a millisecond: of two points of a
 * series at one moment only the last is kept.
 */
export function createArrivals(now = Date.now): Arrivals {
  let last = Number.NEGATIVE_INFINITY;

  function next(): number {
    const wall = now();
    last = wall > last || last - wall > MAX_AHEAD_MS ? wall : last + STEP_MS;
    return last;
  }

  return {
    stamp(measurements) {
      let time: number | undefined;
      const seen = new Set<SourceSeries>();
      return measurements.map((measurement) => {
        if (measurement.time !== undefined) return measurement;
        if (time === undefined || seen.has(measurement.series)) {
          time = next();
          seen.clear();
        }
        seen.add(measurement.series);
        return { ...measurement, time };
      });
    },
  };
}

/**
 * Makes a reader that tells points of a series apart that follow each other with the same time, as the lines of
 * one second in a log do. For what is read once: what may come again has to keep its time.
 */
export function createSpacer(): (measurements: readonly Measurement[]) => Measurement[] {
  const lasts = new WeakMap<SourceSeries, { time: number; count: number }>();
  return (measurements) =>
    measurements.map((measurement) => {
      const { series, time } = measurement;
      if (time === undefined) return measurement;
      const last = lasts.get(series);
      const count = last?.time === time ? last.count + 1 : 0;
      lasts.set(series, { time, count });
      return count === 0 ? measurement : { ...measurement, time: time + count * STEP_MS };
    });
}
