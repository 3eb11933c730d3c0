import { FONT_SIZE } from "./title-legend.ts";
import type { Settings } from "../../options/settings.ts";
import type { MomentWriter } from "../../format/time/time-label.ts";

/** A place on the x axis that is named, and the width of its name in pixels. */
export interface XTick {
  value: number;
  label: string;
  /** The second line. */
  sub?: string;
  width: number;
  subWidth?: number;
}

/** Ticks of the x axis, and how a place on it is named. */
export interface XAxis {
  ticks: XTick[];
  /** Names an x (for an ordinal axis: an event's number) in a tooltip. */
  name: (value: number) => string;
  /** Writes such a name as bytes, where that is quicker. */
  write?: MomentWriter | undefined;
  /** How wide such a name may be, in pixels. */
  nameWidth: number;
  /** The tick behind the last, where it is known. */
  coming?: XTick;
}

export const GAP_BETWEEN_LABELS = 24;
/** In a picture as wide as this; in a narrower one labels stand closer. */
const WIDE = 768;
const CLOSEST = 10;
/** Lines of a grid stand no closer, however short the labels are. */
export const MIN_TICK_SPACING = 36;
/** So often a step is chosen anew, as labels are wider than was thought. */
export const MAX_PASSES = 4;

export function createTick(value: number, label: string, settings: Settings): XTick {
  return { value, label, width: labelWidth(label, settings) };
}

/** A tick with a second line, where there is one. */
export function addSecondLine(tick: XTick, sub: string | undefined, settings: Settings): XTick {
  return sub === undefined ? tick : { ...tick, sub, subWidth: labelWidth(sub, settings) };
}

export function labelWidth(label: string, { measureText }: Settings): number {
  return measureText(label, FONT_SIZE, false);
}

/** The room between labels in a picture of such a width. */
export function labelGap(width: number): number {
  return Math.max(CLOSEST, Math.min(1, width / WIDE) * GAP_BETWEEN_LABELS);
}

export function widestLabel(
  values: readonly number[],
  label: (value: number) => string,
  { measureText }: Settings,
): number {
  let widest = 0;
  for (const value of values) {
    widest = Math.max(widest, measureText(label(value), FONT_SIZE, false));
  }
  return widest;
}
