import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { Value } from "../../chart/inner-face.ts";
import type { Collector } from "./collector.ts";

/** Sampling interval of the event loop, in ms. */
const RESOLUTION_MS = 10;

/**
 * Collects the delay of this process' event loop since the last reading, in ms: the median, the 99th
 * percentile and the maximum. In a mean, one long block among many short ones would vanish.
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

// Node measures from one sample to the next, so the interval is part of the number.
function delayMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
