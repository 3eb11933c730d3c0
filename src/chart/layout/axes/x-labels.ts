import type { MomentWriter } from "../../format/time/time-label.ts";
import type { Settings } from "../../options/settings.ts";
import { labelWidth } from "./label.ts";

/** A tick of the x axis with its label, and how wide that is. */
export interface XTick {
  value: number;
  label: string;
  /** The second line of the label. */
  sub?: string;
  /** In pixels. */
  width: number;
  subWidth?: number;
}

/** The ticks of an x axis, and the format of its values. An ordinal axis has event numbers as values. */
export interface XAxis {
  ticks: XTick[];
  /** A value as tooltips write it. */
  formatValue: (value: number) => string;
  /** Writes such a text as bytes, where that is faster. */
  writeValue?: MomentWriter | undefined;
  /** The widest such text, in pixels. */
  valueWidth: number;
  /** The tick that follows the last one, where it is known. */
  nextTick?: XTick;
}

/** Between labels, in a picture at least `WIDE` pixels wide. */
export const LABEL_GAP = 24;
const WIDE = 768;
const MIN_LABEL_GAP = 10;
/** Grid lines are no closer, however short the labels are. */
export const MIN_TICK_SPACING = 36;
/** How often ticks are chosen again because their labels are wider than estimated. */
export const MAX_PASSES = 4;

export function createTick(value: number, label: string, settings: Settings): XTick {
  return { value, label, width: labelWidth(label, settings) };
}

/** A tick with a second line, if there is one. */
export function addSecondLine(tick: XTick, sub: string | undefined, settings: Settings): XTick {
  return sub === undefined ? tick : { ...tick, sub, subWidth: labelWidth(sub, settings) };
}

/** Pixels between labels in a picture `width` pixels wide. */
export function labelGap(width: number): number {
  return Math.max(MIN_LABEL_GAP, Math.min(1, width / WIDE) * LABEL_GAP);
}

/** The width of the widest label, in pixels. */
export function widestLabel(
  values: readonly number[],
  label: (value: number) => string,
  settings: Settings,
): number {
  let widest = 0;
  for (const value of values) widest = Math.max(widest, labelWidth(label(value), settings));
  return widest;
}
