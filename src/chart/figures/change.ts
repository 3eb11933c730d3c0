import type { Settings } from "../options/settings.ts";
import type { Latest } from "./latest.ts";
import { shareLabel, valueLabel } from "./numbers.ts";
import type { Tone } from "../options/theme.ts";

/** How much more or less a value is than the first of its window. */
export interface Change {
  text: string;
  tone: Tone;
}

const UP = "▲";
const DOWN = "▼";
/** More than a hundredfold is better told as a difference. */
const MOST_SHARE = 100;

/** The change of a series; none where it has but one value. */
export function describeChange(
  { value, first, from, series }: Latest,
  settings: Settings,
): Change | undefined {
  const difference = value - first;
  if (!Number.isFinite(difference) || series.xs.length - from < 2) return undefined;
  if (difference === 0) return { text: shareLabel(settings)(0), tone: "neutral" };
  const text = sizeOf(Math.abs(difference), Math.abs(first), settings);
  const isRise = difference > 0;
  return { text: `${isRise ? UP : DOWN} ${text}`, tone: toneOf(isRise, settings) };
}

function toneOf(isRise: boolean, { better }: Settings): Tone {
  if (better === "neither") return "neutral";
  return isRise === (better === "higher") ? "good" : "bad";
}

function sizeOf(difference: number, first: number, settings: Settings): string {
  const share = difference / first;
  return share < MOST_SHARE ? shareLabel(settings)(share) : valueLabel(settings)(difference);
}
