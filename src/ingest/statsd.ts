import {
  MAX_METRICS,
  MAX_SET_VALUES,
  MAX_SOURCE_SERIES,
  MAX_WAITING_MEASUREMENTS,
} from "../limits.ts";
import type { Measurement, Reading } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { quote } from "./prometheus-text-line.ts";
import { type ReadingDraft, createReading } from "./reading.ts";
import { copyText, createSeriesCache } from "./series-cache.ts";
import { type StatsdTail, readTail } from "./statsd-line.ts";
import { type StatsdMetric, createMetric, readValue } from "./statsd-metric.ts";

/** Sums up what StatsD's clients send, so that a flush costs the same however much came. */
export interface StatsdReader {
  /** Reads the lines of a packet. */
  read(packet: string): void;
  /** What has come since the last flush. */
  flush(): Reading;
}

/** A metric as one text names it. */
interface Known {
  metric: Summed;
  tail: StatsdTail;
}

interface Summed {
  metric: StatsdMetric;
  /** The flush before which it was last heard of. */
  heard: number;
  isGone: boolean;
}

/** Flushes after which a metric that was not heard of makes room for another. */
const IDLE_FLUSHES = 300;

/**
 * Reads StatsD's lines and those of DogStatsD: `name:1|c|@0.1|#k:v`, several values as in `name:1:2|ms`.
 * Counters are of kind "delta", gauges hold their last value, sets are the number of different values.
 * Timers and histograms become a series for each statistic: mean, min, max, p95, count. Events and service
 * checks are passed over, and counted. No packet makes it throw.
 */
export function createStatsdReader(): StatsdReader {
  const texts = createSeriesCache<Known>({ maxEntries: 2 * MAX_SOURCE_SERIES });
  const metrics = new Map<string, Summed>();
  let reading = createReading();
  let flushes = 0;
  let passedOver = 0;
  const budget = { left: MAX_SET_VALUES };
  let roomMadeAt = -1;

  // Once a flush, as it looks at all of them.
  function makeRoom(): void {
    if (roomMadeAt === flushes) return;
    roomMadeAt = flushes;
    for (const [key, summed] of metrics) {
      if (flushes - summed.heard < IDLE_FLUSHES) continue;
      summed.isGone = true;
      metrics.delete(key);
    }
  }

  function findMetric(name: string, tail: StatsdTail): Summed | undefined {
    const key = JSON.stringify([name, tail.type, tail.labels]);
    const found = metrics.get(key);
    if (found !== undefined) return found;
    if (metrics.size >= MAX_METRICS) makeRoom();
    if (metrics.size >= MAX_METRICS) return undefined;
    const summed = { metric: createMetric(name, tail, budget), heard: flushes, isGone: false };
    metrics.set(key, summed);
    return summed;
  }

  function learn(text: string, name: string, rest: string): Known | string {
    const cleaned = cleanName(name);
    if (cleaned === "") return "expected a name";
    const tail = readTail(rest);
    if (typeof tail === "string") return tail;
    const metric = findMetric(cleaned, tail);
    if (metric === undefined) return `expected at most ${MAX_METRICS} metrics`;
    const known = { metric, tail };
    texts.set(copyText(text), known);
    return known;
  }

  function readLine(packet: string, start: number, end: number): void {
    const colon = packet.indexOf(":", start);
    const bar = packet.indexOf("|", colon);
    if (isPassedOver(packet, start)) return void (passedOver += 1);
    if (colon < 0 || bar < 0 || bar >= end)
      return fail("expected name:value|type", packet, start, end);
    const name = packet.slice(start, colon);
    const rest = packet.slice(bar, end);
    const text = name + rest;
    const found = texts.get(text);
    const known = found === undefined || found.metric.isGone ? learn(text, name, rest) : found;
    if (typeof known === "string") return fail(known, packet, start, end);
    known.metric.heard = flushes;
    const values = packet.slice(colon + 1, bar);
    if (!addValues(values, known, reading)) {
      fail(`expected a number, got ${quote(values)}`, packet, start, end);
    }
  }

  function fail(message: string, packet: string, start: number, end: number): void {
    const line = packet.slice(start, Math.min(end, start + 80));
    reading.problem({ message: `${message}: ${quote(line)}` });
  }

  return {
    read(packet) {
      let start = 0;
      while (start < packet.length) {
        const next = packet.indexOf("\n", start);
        const end = next < 0 ? packet.length : next;
        const last = packet.charCodeAt(end - 1) === 13 ? end - 1 : end;
        if (last > start) readLine(packet, start, last);
        start = end + 1;
      }
    },
    flush() {
      const flushed = reading;
      for (const { metric } of metrics.values()) metric.flush(flushed.measurements);
      if (passedOver > 0) {
        flushed.problem({ message: `passed over events and service checks: ${passedOver}` });
      }
      reading = createReading();
      passedOver = 0;
      budget.left = MAX_SET_VALUES;
      flushes += 1;
      return flushed;
    },
  };
}

function isPassedOver(packet: string, start: number): boolean {
  return packet.startsWith("_e{", start) || packet.startsWith("_sc|", start);
}

/** @returns false where one of them is no value; the others count. */
function addValues(text: string, known: Known, reading: ReadingDraft): boolean {
  if (!text.includes(":")) return addValue(text, known, reading);
  const added = text.split(":").map((value) => addValue(value, known, reading));
  return !added.includes(false);
}

function addValue(
  text: string,
  { metric: { metric }, tail }: Known,
  reading: ReadingDraft,
): boolean {
  const { time, rate } = tail;
  if (time === undefined || metric.single === undefined) return metric.add(text, rate);
  const value = readValue(text);
  if (value === undefined) return false;
  return pushBounded(reading, { series: metric.single, time, value });
}

function pushBounded(reading: ReadingDraft, measurement: Measurement): boolean {
  if (reading.measurements.length < MAX_WAITING_MEASUREMENTS) {
    reading.measurements.push(measurement);
  } else
    reading.problem({ message: `expected at most ${MAX_WAITING_MEASUREMENTS} values a second` });
  return true;
}
