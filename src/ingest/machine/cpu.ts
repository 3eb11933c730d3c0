import os from "node:os";
import type { Value } from "../../chart/inner-face.ts";
import { advance, type Collector } from "./collector.ts";

interface CpuTimes {
  user: number;
  system: number;
  total: number;
}

/**
 * Collects CPU use: the percentage of the time of all cores (0 to 100) that programs ("user", with
 * nice) and the kernel ("system", with interrupts) took since the last reading.
 *
 * @returns undefined where the platform does not report it.
 */
export function createCpuCollector(): Collector | undefined {
  let before = readTimes();
  if (before.total === 0) return undefined;
  return {
    chart: { name: "cpu", title: "CPU, all cores", yUnit: "%", series: ["user", "system"] },
    read() {
      const after = readTimes();
      const shares = cpuShares(before, after);
      before = after;
      return shares;
    },
  };
}

function readTimes(): CpuTimes {
  const sum = { user: 0, system: 0, total: 0 };
  for (const { times } of os.cpus()) {
    sum.user += times.user + times.nice;
    sum.system += times.sys + times.irq;
    sum.total += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return sum;
}

function cpuShares(before: CpuTimes, after: CpuTimes): Map<string, Value> {
  const total = advance(before.total, after.total);
  return new Map([
    ["user", percent(advance(before.user, after.user), total)],
    ["system", percent(advance(before.system, after.system), total)],
  ]);
}

// The kernel counts in steps of about 10 ms, so a short interval may have none. It may also correct
// the idle time downwards, which would give more than 100 %.
function percent(part: Value, total: Value): Value {
  if (part === null || total === null || total === 0) return null;
  return Math.min(100, (100 * part) / total);
}
