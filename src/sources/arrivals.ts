import type { Measurement, SourceSeries } from "../ingest/measurement.ts";
import { ownMoment, STEP_MS } from "../own-moment.ts";

/** Gives what comes without a time that of its arrival. */
export interface Arrivals {
  /** @param measurements what came at once, as a line or a message: it has one time */
  stamp(measurements: readonly Measurement[]): Measurement[];
}

/**
 * Each line and each message is a point of its own, however many come within a millisecond: of two points of a
 * series at one moment only the last is kept.
 */
export function createArrivals(now = Date.now): Arrivals {
  let last = Number.NEGATIVE_INFINITY;

  function next(): number {
    last = ownMoment(last, now());
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
