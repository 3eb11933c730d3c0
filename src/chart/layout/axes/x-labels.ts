import type { MomentWriter } from "../../format/time/moment-label.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { labelWidth, PICTURE_EDGE } from "./label.ts";

/** A tick of the x axis with its label, and how wide that is. */
export interface XTick {
  value: number;
  label: string;
  /** The whole name, where it is cut. */
  whole?: string;
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
  /** A value as tables write it, with all its digits, its date and year. Default: `formatValue`. */
  exactValue?: (value: number) => string;
  /** The same without the point's label, where `formatValue` writes that instead. */
  formatUnlabelled?: (value: number) => string;
  /** Writes a text of tooltips as bytes, where that is faster. */
  writeValue?: MomentWriter | undefined;
  /** The widest such text, in pixels. */
  valueWidth: number;
  /** The name of the time zone, where ticks are times of day. */
  zone?: string | undefined;
}

/** Between labels, in a picture at least `WIDE` pixels wide. */
export const LABEL_GAP = 24;
const WIDE = 768;
const MIN_LABEL_GAP = 10;
/** Grid lines are no closer, however short the labels are: about a dozen in a picture of usual width. */
const MIN_TICK_SPACING = 44;
const MAX_TICK_SPACING = 100;
const MOST_TICKS = 12;
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

/** The least pixels between ticks in a picture `width` pixels wide. */
export function minTickSpacing(width: number): number {
  return Math.min(MAX_TICK_SPACING, Math.max(MIN_TICK_SPACING, width / MOST_TICKS));
}

/** Between two labels on one line. */
export const MIN_GAP = 4;

/**
 * The middle of a label that stays in the picture, though its tick is near the edge; `NaN` if it would
 * have to leave its tick.
 *
 * @param at the tick in the picture, in pixels.
 */
export function labelCenter(at: number, width: number, pictureWidth: number): number {
  const half = width / 2;
  const start = PICTURE_EDGE + half;
  const center = Math.max(start, Math.min(at, pictureWidth - start));
  return center < start || Math.abs(center - at) > half ? Number.NaN : center;
}

/** Whether all labels have space side by side, with those at the ends moved into the picture. */
export function labelsFit(
  ticks: readonly XTick[],
  { px, domain }: XScale,
  plotX: number,
  { width: pictureWidth }: Settings,
): boolean {
  let end = 0;
  return ticks.every(({ value, width }) => {
    const center = labelCenter(plotX + px(value) - px(domain[0]), width, pictureWidth);
    const fits = center - width / 2 >= end;
    end = center + width / 2 + MIN_GAP;
    return fits;
  });
}
