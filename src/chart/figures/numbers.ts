import { type NumberLabel, numberLabels } from "../number-label.ts";
import type { Settings } from "../settings.ts";
import type { Threshold, Tone, Band } from "../options.ts";

/** How single values are written, the largest of which is `largest`: with three or four digits. */
export function valueLabel(largest: number, { y, locale }: Settings): NumberLabel {
  const size = Math.abs(largest);
  const step = size > 0 ? 10 ** (Math.floor(Math.log10(size)) - 1) : 1;
  const unit = y.unit === "" ? undefined : y.unit;
  return numberLabels(step, size, { format: y.format, unit, locale }).value;
}

/** How shares of one are written. */
export function shareLabel({ locale }: Settings): NumberLabel {
  const { value } = numberLabels(1, 100, { unit: "%", locale });
  return (share) => (share > 0 && share < 0.0005 ? `<${value(0.1)}` : value(share * 100));
}

/** A number's text, cut into its digits and the unit behind them. */
export function digitsAndUnit(text: string): [digits: string, unit: string] {
  const end = /\D*$/.exec(text)!.index;
  return end === 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
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
