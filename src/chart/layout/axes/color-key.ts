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
  /** The name of the hatch of cells without a value, if there are any, and room. */
  missing?: Label;
}

/** Pixels from the left end of the hatch to its name. */
export const HATCH_WIDTH = 20;
/** The width of one colour, in pixels. */
export const KEY_STEP = 14;
/** Between the colours and the values. */
const GAP = 6;
/** Between the values and the hatch. */
const WIDE_GAP = 16;
const MISSING = "no data";

/**
 * Lays out the key of a heat map.
 *
 * @param texts the lowest and the highest value; and whether there are cells without one.
 * @param steps the number of colours.
 */
export function layoutColorKey(
  { keyBaseline: y = 0 }: TitleLegend,
  { low, high, hasMissing }: { low: string; high: string; hasMissing: boolean },
  steps: number,
  settings: Settings,
): ColorKey {
  const x = PADDING + Math.ceil(labelWidth(low, settings)) + GAP;
  const end = x + steps * KEY_STEP + GAP;
  const key: ColorKey = { low: { text: low, x: PADDING, y }, high: { text: high, x: end, y }, x };
  const hatch = end + Math.ceil(labelWidth(high, settings)) + WIDE_GAP;
  const text = hatch + HATCH_WIDTH;
  const fits = text + labelWidth(MISSING, settings) <= settings.width - PADDING;
  if (hasMissing && fits) key.missing = { text: MISSING, x: text, y };
  return key;
}
