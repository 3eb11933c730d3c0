import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";
import type { Latest } from "./latest.ts";
import { shareLabel, valueLabel } from "./numbers.ts";

/** How a value differs from the first of its window, in words. */
export interface Change {
  text: string;
  tone: Tone;
}

const UP = "▲";
const DOWN = "▼";
/** From a hundredfold on, a difference reads better than a percentage. */
const MAX_RATIO = 100;

/** The change of a series; undefined if it has fewer than two values. */
export function describeChange(
  { value, first, from, series }: Latest,
  settings: Settings,
): Change | undefined {
  const difference = value - first;
  if (!Number.isFinite(difference) || series.xs.length - from < 2) return undefined;
  if (difference === 0) return { text: shareLabel(settings)(0), tone: "neutral" };
  const amount = amountText(Math.abs(difference), Math.abs(first), settings);
  const isRise = difference > 0;
  return { text: `${isRise ? UP : DOWN} ${amount}`, tone: changeTone(isRise, settings) };
}

function changeTone(isRise: boolean, { better }: Settings): Tone {
  if (better === "neither") return "neutral";
  return isRise === (better === "higher") ? "good" : "bad";
}

function amountText(difference: number, first: number, settings: Settings): string {
  const ratio = difference / first;
  return ratio < MAX_RATIO ? shareLabel(settings)(ratio) : valueLabel(settings)(difference);
}
