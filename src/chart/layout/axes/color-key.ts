import type { Settings } from "../../options/settings.ts";
import { type Label, labelWidth } from "./label.ts";
import { PADDING, type TitleLegend } from "./title-legend.ts";

/** The key of a heat map: its colours in a row, between the lowest and the highest value. */
export interface ColorKey {
  low: Label;
  high: Label;
  /** The left end of the colours, in pixels. */
  x: number;
}

/** The width of one colour, in pixels. */
export const KEY_STEP = 14;
/** Between the colours and the values. */
const GAP = 6;

/**
 * Lays out the key of a heat map.
 *
 * @param low the lowest value, as text.
 * @param high the highest value, as text.
 * @param steps the number of colours.
 */
export function layoutColorKey(
  { keyBaseline: y = 0 }: TitleLegend,
  low: string,
  high: string,
  steps: number,
  settings: Settings,
): ColorKey {
  const x = PADDING + Math.ceil(labelWidth(low, settings)) + GAP;
  const end = x + steps * KEY_STEP + GAP;
  return { low: { text: low, x: PADDING, y }, high: { text: high, x: end, y }, x };
}
