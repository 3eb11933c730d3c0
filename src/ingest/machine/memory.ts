import os from "node:os";
import type { Collector } from "./collector.ts";

/** Collects memory use in bytes: of the whole machine, and of this process (its resident set). */
export function createMemoryCollector(): Collector {
  return {
    chart: { name: "memory", title: "Memory", yUnit: "B", series: ["machine", "process"] },
    read: () =>
      new Map([
        ["machine", os.totalmem() - os.freemem()],
        ["process", process.memoryUsage.rss()],
      ]),
  };
}
