import type { Row } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import { createCpuCollector } from "./machine/cpu.ts";
import { createEventLoopCollector } from "./machine/event-loop.ts";
import type { Collector, MachineChart } from "./machine/collector.ts";
import { createMemoryCollector } from "./machine/memory.ts";
import { createNetworkCollector } from "./machine/network.ts";

export type { MachineChart };

/** The options of `watchMachine`. */
export interface MachineOptions {
  /** Milliseconds between readings, 10 to 86,400,000. Default 1000. */
  everyMs?: number;
}

/** A machine that is being watched. */
export interface MachineWatch {
  /** The charts that get rows; those that this machine has no data for are left out. */
  charts: MachineChart[];
  /** Ends the readings. May be called any number of times. */
  stop(): void;
}

const MIN_INTERVAL_MS = 10;
const MAX_INTERVAL_MS = 86_400_000;

/**
 * Reads the load of this machine and this process: the charts "cpu" (percent), "memory" (bytes),
 * "eventLoop" (milliseconds of delay) and "network" (bytes per second, where there is a
 * /proc/net/dev with more than a loopback in use). The first rows come after the first interval,
 * and rows have no time, which means now. Keeps the process alive until it is stopped.
 *
 * @param onRow gets one row for each chart at each reading
 * @throws PlotcastError OPTION_INVALID if `everyMs` is out of its range
 */
export function watchMachine(
  { everyMs = 1000 }: MachineOptions,
  onRow: (chart: string, row: Row) => void,
): MachineWatch {
  checkInterval(everyMs);
  const collectors = createCollectors();
  let stopped = false;
  const timer = setInterval(() => {
    for (const collector of collectors) {
      if (!stopped) onRow(collector.chart.name, { values: collector.read() });
    }
  }, everyMs);
  return {
    charts: collectors.map(({ chart }) => chart),
    stop() {
      stopped = true;
      clearInterval(timer);
      for (const collector of collectors) collector.stop?.();
    },
  };
}

function createCollectors(): Collector[] {
  const collectors = [
    createCpuCollector(),
    createMemoryCollector(),
    createEventLoopCollector(),
    createNetworkCollector(),
  ];
  return collectors.filter((collector) => collector !== undefined);
}

function checkInterval(everyMs: number): void {
  if (everyMs >= MIN_INTERVAL_MS && everyMs <= MAX_INTERVAL_MS) return;
  throw new PlotcastError(
    "OPTION_INVALID",
    `everyMs: expected ${MIN_INTERVAL_MS} to ${MAX_INTERVAL_MS} milliseconds, got ${describeValue(everyMs)}`,
  );
}
