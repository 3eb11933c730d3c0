import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { Value } from "../../chart/inner-face.ts";
import type { Collector } from "./collector.ts";

/** Milliseconds between two looks at the event loop. */
const RESOLUTION_MS = 10;

/**
 * Milliseconds by which this process' event loop was late since the last reading: the median, the
 * 99th percentile and the maximum. Not a mean, as one long block among many short turns would
 * vanish in it.
 */
export function createEventLoopCollector(): Collector {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    chart: {
      name: "eventLoop",
      title: "Event loop delay",
      yUnit: "ms",
      series: ["p50", "p99", "max"],
    },
    read() {
      const delays = readDelays(histogram);
      histogram.reset();
      return delays;
    },
    stop: () => void histogram.disable(),
  };
}

function readDelays(histogram: IntervalHistogram): Map<string, Value> {
  const isEmpty = histogram.count === 0;
  return new Map([
    ["p50", isEmpty ? null : delayMs(histogram.percentile(50))],
    ["p99", isEmpty ? null : delayMs(histogram.percentile(99))],
    ["max", isEmpty ? null : delayMs(histogram.max)],
  ]);
}

// Node measures from one look to the next, so the time between them is in the number.
function delayMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
