import os from "node:os";
import type { Value } from "../../chart/inner-face.ts";
import { advance, type Collector } from "./collector.ts";

interface CpuTimes {
  user: number;
  system: number;
  total: number;
}

/**
 * Percent of the time of all cores together (0 to 100) that went to programs ("user", with nice)
 * and to the kernel ("system", with interrupts) since the last reading. Undefined where the
 * platform does not tell.
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

// The kernel counts in steps of 10 ms or so: a short interval can be without any. The idle time
// may be corrected downwards, which would make more than 100 %.
function percent(part: Value, total: Value): Value {
  if (part === null || total === null || total === 0) return null;
  return Math.min(100, (100 * part) / total);
}
