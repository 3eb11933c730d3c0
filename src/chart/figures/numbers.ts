import type { NumberLabel } from "../format/number-format.ts";
import { valueLabels } from "../format/value-labels.ts";
import { shareLabel } from "../format/share-label.ts";
import type { Threshold } from "../options/reference-options.ts";
import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";

/** Labels single values: with three digits, or all of those before the point. */
export function valueLabel({ y, locale }: Settings): NumberLabel {
  const unit = y.unit === "" ? undefined : y.unit;
  return valueLabels({ format: y.format, valueFormat: y.valueFormat, unit, locale }).value;
}

/** Digits of a slice's share, or of the rest where that is smaller. */
const SHARE_DIGITS = 2;

/** Labels the shares of a whole, from 0 to 1, as percentages. */
export function sliceLabel({ locale }: Settings): NumberLabel {
  const label = shareLabel(locale, SHARE_DIGITS);
  return (share) => label(share * 100);
}

/** Labels a change as a percentage of what it was. */
export function ratioLabel({ locale }: Settings): NumberLabel {
  const { value } = valueLabels({ unit: "ratio", locale });
  return value;
}

/** Labels a difference between percentages, in percentage points. Formats are for the values themselves. */
export function pointsLabel({ locale }: Settings): NumberLabel {
  return valueLabels({ unit: "pp", locale }).value;
}

/** A range of values with a meaning. */
export interface ToneZone {
  from: number;
  to: number;
  tone: Tone;
}

/**
 * The zones of a figure: its bands or, without any, the ranges that begin at its thresholds. Below
 * the first threshold all is normal; or above the last, where thresholds are limits from below.
 */
export function findZones({ bands, thresholds, better }: ZoneSettings): ToneZone[] {
  if (bands.length > 0) {
    return bands.map(({ from, to, tone = "neutral" }) => ({
      from: from ?? Number.NEGATIVE_INFINITY,
      to: to ?? Number.POSITIVE_INFINITY,
      tone,
    }));
  }
  const sorted = thresholds.toSorted((a, b) => a.value - b.value);
  const areLower = better === "higher" || growMilder(sorted);
  return sorted.map(({ value, tone = "warning" }, i) => ({
    from: areLower ? (sorted[i - 1]?.value ?? Number.NEGATIVE_INFINITY) : value,
    to: areLower ? value : (sorted[i + 1]?.value ?? Number.POSITIVE_INFINITY),
    tone,
  }));
}

/** What the zones of a figure follow from. */
type ZoneSettings = Pick<Settings, "bands" | "thresholds" | "better">;

/** Whether higher thresholds are milder, as those of a filling level: bad below 10, a warning below 20. */
function growMilder(sorted: readonly Threshold[]): boolean {
  const severities = sorted.map(({ tone = "warning" }) => SEVERITY.indexOf(tone));
  const areLimits = severities.length > 1 && !severities.includes(-1);
  return areLimits && severities.every((one, i) => i === 0 || one < severities[i - 1]!);
}

const SEVERITY: readonly Tone[] = ["warning", "bad"];

/** The tone of a value: that of the last zone that holds it. */
export function toneAt(value: number, zones: readonly ToneZone[]): Tone | undefined {
  return zones.findLast(({ from, to }) => value >= from && value <= to)?.tone;
}
