import type { NumberLabel } from "../format/number-format.ts";
import { numberLabels, scatteredLabels } from "../format/number-label.ts";
import type { Threshold } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";

const FOUR_DIGITS = 1000;

/** Labels single values: with three digits, or all of those before the point. */
export function valueLabel({ y, locale }: Settings): NumberLabel {
  const unit = y.unit === "" ? undefined : y.unit;
  const format = { format: y.format, unit, locale };
  const { tick, value } = scatteredLabels(format);
  if (unit !== undefined) {
    return (number) => {
      const size = Math.abs(number);
      const step = unitStep(size, unit);
      return step === undefined ? tick(number) : numberLabels(step / 10, size, format).tick(number);
    };
  }
  return (number) => (Math.abs(number) < FOUR_DIGITS ? tick(number) : value(number));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The size, in `unit`, of the larger unit that suits a value: 1.2 KiB, 2.5 min. */
function unitStep(size: number, unit: string): number | undefined {
  if (unit === "B" || unit === "B/s") {
    return size < 1024 ? undefined : 1024 ** Math.floor(Math.log2(size) / 10);
  }
  if (unit !== "s" && unit !== "ms") return undefined;
  const second = unit === "s" ? 1 : 1000;
  const seconds = [DAY, HOUR, MINUTE].find((step) => size >= 2 * step * second);
  return seconds && seconds * second;
}

/** Labels shares, from 0 to 1, as percentages. */
export function shareLabel({ locale }: Settings): NumberLabel {
  const { value } = numberLabels(1, 100, { unit: "%", locale });
  return (share) => (share > 0 && share < 0.0005 ? `<${value(0.1)}` : value(share * 100));
}

/** Labels a difference between percentages, in percentage points. */
export function pointsLabel(settings: Settings): NumberLabel {
  const y = { ...settings.y, unit: "pp", format: undefined };
  return valueLabel({ ...settings, y });
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
