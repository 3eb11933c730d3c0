import { numberLabels, scatteredLabels } from "../format/number-label.ts";
import type { Settings } from "../options/settings.ts";
import type { Threshold, Band } from "../options/options.ts";
import type { Tone } from "../options/theme.ts";
import type { NumberLabel } from "../format/number-format.ts";

const FOUR_DIGITS = 1000;

/** How single values are written: with three digits, or all of those before the point. */
export function valueLabel({ y, locale }: Settings): NumberLabel {
  const unit = y.unit === "" ? undefined : y.unit;
  const look = { format: y.format, unit, locale };
  const { tick, value } = scatteredLabels(look);
  if (unit !== undefined) {
    return (one) => {
      const size = Math.abs(one);
      const measure = measureFor(size, unit);
      return measure === undefined ? tick(one) : numberLabels(measure / 10, size, look).tick(one);
    };
  }
  return (one) => (Math.abs(one) < FOUR_DIGITS ? tick(one) : value(one));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The size of a large measure in which a value is to be written: 1.2 KiB, 2.5 min. */
function measureFor(size: number, unit: string): number | undefined {
  if (unit === "B" || unit === "B/s") {
    return size < 1024 ? undefined : 1024 ** Math.floor(Math.log2(size) / 10);
  }
  if (unit !== "s" && unit !== "ms") return undefined;
  const second = unit === "s" ? 1 : 1000;
  const measure = [DAY, HOUR, MINUTE].find((one) => size >= 2 * one * second);
  return measure && measure * second;
}

/** How shares of one are written. */
export function shareLabel({ locale }: Settings): NumberLabel {
  const { value } = numberLabels(1, 100, { unit: "%", locale });
  return (share) => (share > 0 && share < 0.0005 ? `<${value(0.1)}` : value(share * 100));
}

/** A stretch of values with a meaning. */
export interface Zone {
  from: number;
  to: number;
  tone: Tone;
}

/** Bands are zones; without any, each threshold begins one, which ends with the next. */
export function gaugeZones(bands: readonly Band[], thresholds: readonly Threshold[]): Zone[] {
  if (bands.length > 0) {
    return bands.map(({ from, to, tone = "neutral" }) => ({
      from: from ?? Number.NEGATIVE_INFINITY,
      to: to ?? Number.POSITIVE_INFINITY,
      tone,
    }));
  }
  const sorted = thresholds.toSorted((a, b) => a.value - b.value);
  return sorted.map(({ value, tone = "warning" }, i) => ({
    from: value,
    to: sorted[i + 1]?.value ?? Number.POSITIVE_INFINITY,
    tone,
  }));
}

/** What a value means. */
export function toneAt(value: number, zones: readonly Zone[]): Tone | undefined {
  return zones.findLast(({ from, to }) => value >= from && value <= to)?.tone;
}
