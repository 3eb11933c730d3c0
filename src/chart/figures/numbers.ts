import { type NumberLabel, numberLabels, scatteredLabels } from "../number-label.ts";
import type { Settings } from "../settings.ts";
import type { Threshold, Tone, Band } from "../options.ts";

const FOUR_DIGITS = 1000;

/** How single values are written: with three digits, or all of those before the point. */
export function valueLabel({ y, locale }: Settings): NumberLabel {
  const unit = y.unit === "" ? undefined : y.unit;
  const { tick, value } = scatteredLabels({ format: y.format, unit, locale });
  if (unit !== undefined) return tick;
  return (one) => (Math.abs(one) < FOUR_DIGITS ? tick(one) : value(one));
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
export function zonesOf(bands: readonly Band[], thresholds: readonly Threshold[]): Zone[] {
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
