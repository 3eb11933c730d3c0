import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Value } from "../../chart/inner-face.ts";
import { advance, type Collector } from "./collector.ts";
import { MAX_INTERFACES } from "../../limits.ts";

/** Byte counters of one network interface. */
export interface Traffic {
  received: number;
  sent: number;
}

const TRAFFIC_FILE = "/proc/net/dev";

const INTERFACE = /^\s*([^\s:]+):\s*(\d+)(?:\s+\d+){7}\s+(\d+)/;

/**
 * Collects network traffic: bytes per second received and sent since the last reading, over all
 * interfaces but the loopback.
 *
 * @returns undefined without a /proc/net/dev, or where only the loopback has carried a byte.
 */
export function createNetworkCollector(): Collector | undefined {
  let before = readTraffic();
  let beforeMs = performance.now();
  if (before === undefined || !isUsed(before)) return undefined;
  return {
    chart: {
      name: "network",
      title: "Network",
      yUnit: "B/s",
      series: ["received", "sent"],
    },
    read() {
      const after = readTraffic();
      const now = performance.now();
      const seconds = (now - beforeMs) / 1000;
      const rates = computeRates(before, after, seconds);
      before = after;
      beforeMs = now;
      return rates;
    },
  };
}

/**
 * Bytes per second by direction, over the interfaces of both readings; null if a counter went back,
 * or a reading is missing.
 */
export function computeRates(
  before: Map<string, Traffic> | undefined,
  after: Map<string, Traffic> | undefined,
  seconds: number,
): Map<string, Value> {
  const rate = (direction: keyof Traffic): Value => {
    const bytes = before && after ? sumAdvances(before, after, direction) : null;
    return bytes === null || seconds <= 0 ? null : bytes / seconds;
  };
  return new Map([
    ["received", rate("received")],
    ["sent", rate("sent")],
  ]);
}

function sumAdvances(
  before: Map<string, Traffic>,
  after: Map<string, Traffic>,
  direction: keyof Traffic,
): Value {
  let sum = 0;
  for (const [name, traffic] of after) {
    const bytes = advance(before.get(name)?.[direction] ?? traffic[direction], traffic[direction]);
    if (bytes === null) return null;
    sum += bytes;
  }
  return sum;
}

function readTraffic(): Map<string, Traffic> | undefined {
  try {
    return parseTraffic(readFileSync(TRAFFIC_FILE, "utf8"));
  } catch {
    return undefined;
  }
}

/** Reads the counters of all interfaces but the loopback from the text of /proc/net/dev. */
export function parseTraffic(text: string): Map<string, Traffic> {
  const traffic = new Map<string, Traffic>();
  for (const line of text.split("\n").slice(0, MAX_INTERFACES)) {
    const [, name = "lo", received, sent] = INTERFACE.exec(line) ?? [];
    if (name !== "lo") traffic.set(name, { received: Number(received), sent: Number(sent) });
  }
  return traffic;
}

function isUsed(traffic: Map<string, Traffic>): boolean {
  return [...traffic.values()].some(({ received, sent }) => received + sent > 0);
}
