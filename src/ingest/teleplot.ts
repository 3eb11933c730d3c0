import { MAX_SENDERS, MAX_SOURCE_SERIES, MAX_UNIT_LENGTH } from "../limits.ts";
import { createDeviceClock } from "./device-clock.ts";
import type { Reading, SourceSeries } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { quote } from "./prometheus-text-line.ts";
import { type ReadingDraft, createReading } from "./reading.ts";
import { copyText, createSeriesCache } from "./series-cache.ts";
import { readValue } from "./statsd-metric.ts";

/** Reads the packets of programs that draw in Teleplot. */
export interface TeleplotReader {
  /**
   * @param sender tells devices apart, as each may have a clock of its own
   * @param now epoch ms
   */
  read(packet: string, sender: string, now: number): Reading;
}

/** A line's parts: `name,widget:data§unit|flags`. */
const LINE = /^>?([^:|]*):([^|§]*)(?:§([^|]*))?(?:\|(.*))?$/;

/** Texts, clouds of points, shapes: what is no value over time. */
const PASSED_OVER = /^>?(?:3D\||:)|\|(?:[a-z]+,)*(?:t|xy)(?:,|$)/;

/**
 * Reads Teleplot's form: `name:21.4`, `name:1627551892437:21.4`, several as `name:time:value;time:value`, with
 * a unit as in `name:21.4§°C`. Times are epoch ms, or ms since the device began. Texts, points in the plane
 * and shapes are passed over, and counted. No packet makes it throw.
 */
export function createTeleplotReader(): TeleplotReader {
  const known = createSeriesCache<SourceSeries>({ maxEntries: MAX_SOURCE_SERIES });
  const clocks = createSeriesCache<ReturnType<typeof createDeviceClock>>({
    maxEntries: MAX_SENDERS,
  });

  function findSeries(name: string, unit: string): SourceSeries | undefined {
    const text = `${name}§${unit}`;
    const found = known.get(text);
    if (found !== undefined) return found;
    const measurement = cleanName(name.split(",")[0] ?? "");
    if (measurement === "") return undefined;
    const plainUnit = plainText(unit).trim().slice(0, MAX_UNIT_LENGTH);
    const series = { measurement, field: "", labels: [], kind: "gauge" as const, unit: plainUnit };
    known.set(copyText(text), series);
    return series;
  }

  function findClock(sender: string): ReturnType<typeof createDeviceClock> {
    const found = clocks.get(sender);
    const clock = found ?? createDeviceClock();
    if (found === undefined) clocks.set(sender, clock);
    return clock;
  }

  function readLine(line: string, sender: string, now: number, reading: ReadingDraft): void {
    const [, name = "", data = "", unit = ""] = LINE.exec(line) ?? [];
    const series = findSeries(name, unit);
    if (series === undefined) {
      return reading.problem({ message: `expected name:value, got ${quote(line)}` });
    }
    const toTime = findClock(sender);
    const points = data.split(";").filter((point) => point !== "");
    const last = timeOf(points.at(-1) ?? "");
    for (const point of points) {
      const stamp = timeOf(point);
      const value = readValue(point.slice(point.indexOf(":") + 1));
      if (value === undefined || Number.isNaN(stamp)) {
        reading.problem({ message: `expected value or time:value, got ${quote(line)}` });
      } else {
        const time = stamp === undefined ? undefined : toTime(stamp, last ?? stamp, now);
        reading.measurements.push({ series, time, value });
      }
    }
  }

  return {
    read(packet, sender, now) {
      const reading = createReading();
      let passedOver = 0;
      for (const line of packet.split(/\r?\n/)) {
        if (PASSED_OVER.test(line)) passedOver += 1;
        else if (line.trim() !== "") readLine(line, sender, now, reading);
      }
      if (passedOver > 0) {
        reading.problem({ message: `passed over texts, points and shapes: ${passedOver}` });
      }
      return reading;
    },
  };
}

/** The time in front of a value; undefined where there is none, NaN for what is no number. */
function timeOf(point: string): number | undefined {
  const colon = point.indexOf(":");
  return colon < 0 ? undefined : (readValue(point.slice(0, colon)) ?? Number.NaN);
}
