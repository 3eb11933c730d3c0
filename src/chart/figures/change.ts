import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";
import type { Latest } from "./latest.ts";
import { pointsLabel, ratioLabel, valueLabel } from "./numbers.ts";

/** How a value differs from the first of its window, in words. */
export interface Change {
  text: string;
  tone: Tone;
}

const UP = "▲";
const DOWN = "▼";
/** From a hundredfold on, a difference reads better than a percentage. */
const MAX_RATIO = 100;
/** Units that do not count from nothing: degrees, and logarithms of ratios. */
const NO_RATIO = /^(?:°|℃|℉|dB|pH$|Np$)/;

/** The change of a series; undefined if it has fewer than two values. */
export function describeChange(latest: Latest, settings: Settings): Change | undefined {
  const { value, first, from, series } = latest;
  const difference = value - first;
  if (!Number.isFinite(difference) || series.xs.length - from < 2) return undefined;
  const amount = amountText(value, first, settings);
  if (difference === 0) return { text: amount, tone: "neutral" };
  const isRise = difference > 0;
  return { text: `${isRise ? UP : DOWN} ${amount}`, tone: changeTone(isRise, settings) };
}

function changeTone(isRise: boolean, { better }: Settings): Tone {
  if (better === "neither") return "neutral";
  return isRise === (better === "higher") ? "good" : "bad";
}

/** Whether values from 0 to 1 are written as percentages: by their unit, or by a d3 specifier. */
function areShares({ y: { unit, format, valueFormat = format } }: Settings): boolean {
  return unit === "ratio" || (typeof valueFormat === "string" && /[%p]$/.test(valueFormat));
}

/**
 * A percentage where it means something: from one value to another of the same sign, in a unit that
 * counts from nothing. Percentages differ by percentage points, other values by a value of their unit.
 */
function amountText(value: number, first: number, settings: Settings): string {
  const { unit } = settings.y;
  const difference = Math.abs(value - first);
  if (unit.includes("%")) return pointsLabel(settings)(difference);
  if (areShares(settings)) return pointsLabel(settings)(difference * 100);
  const ratio = difference / Math.abs(first);
  const isRatio = ratio < MAX_RATIO && value * Math.sign(first) >= 0 && !NO_RATIO.test(unit);
  return isRatio ? ratioLabel(settings)(ratio) : valueLabel(settings)(difference);
}
