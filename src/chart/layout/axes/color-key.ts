import type { Settings } from "../../options/settings.ts";
import { type Label, labelWidth } from "./label.ts";
import { PADDING } from "./title.ts";
import type { TitleLegend } from "./title-legend.ts";

/** The key of a heat map: its colours in a row, between the lowest and the highest value. */
export interface ColorKey {
  low: Label;
  high: Label;
  /** The left end of the colours, in pixels. */
  x: number;
  /** The width of one colour, in pixels. */
  step: number;
  /** The name of the hatch of cells without a value, if there are any, and room. */
  missing?: Label;
}

/** Pixels from the left end of the hatch to its name. */
export const HATCH_WIDTH = 20;
/** The width of one colour where there is room, in pixels; the hatch's, too. */
export const KEY_STEP = 14;
/** Narrower colours cannot be told apart. */
const MIN_STEP = 3;
/** Between the colours and the values. */
const GAP = 6;
/** Between the values and the hatch. */
const WIDE_GAP = 16;
const MISSING = "no data";

/**
 * Lays out the key of a heat map; undefined where the picture is too narrow for both values, as a cut
 * number would be another one.
 *
 * @param texts the lowest and the highest value; and whether there are cells without one.
 * @param steps the number of colours.
 */
export function layoutColorKey(
  { keyBaseline: y = 0 }: TitleLegend,
  { low, high, hasMissing }: { low: string; high: string; hasMissing: boolean },
  steps: number,
  settings: Settings,
): ColorKey | undefined {
  const right = settings.width - PADDING;
  const x = PADDING + Math.ceil(labelWidth(low, settings)) + GAP;
  const highWidth = Math.ceil(labelWidth(high, settings));
  const step = Math.min(KEY_STEP, Math.floor((right - x - GAP - highWidth) / steps));
  if (step < MIN_STEP) return undefined;
  const end = x + steps * step + GAP;
  const lowLabel = { text: low, x: PADDING, y };
  const key: ColorKey = { low: lowLabel, high: { text: high, x: end, y }, x, step };
  const text = end + highWidth + WIDE_GAP + HATCH_WIDTH;
  if (hasMissing && text + labelWidth(MISSING, settings) <= right) {
    key.missing = { text: MISSING, x: text, y };
  }
  return key;
}
