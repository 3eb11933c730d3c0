import { fitNames } from "../../format/text/fit-names.ts";
import { fitText } from "../../format/text/text-width.ts";
import type { MarkKind } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";

/** The font size of all texts but titles, in pixels. */
export const FONT_SIZE = 12;

/** Labels end this far from the edges of the picture, in pixels. */
export const PICTURE_EDGE = 2;

/** A text and its baseline, in pixels. The drawing decides whether x is its start, middle or end. */
export interface Label {
  text: string;
  x: number;
  y: number;
  /** The lines below the first, of a title that is wrapped. */
  below?: string[];
  /** The whole text, where it is cut. */
  whole?: string;
}

/** A series in the legend. */
export interface LegendItem {
  name: string;
  /** The name of the series that it stands for; none for what is derived from one. */
  series?: string;
  /** The index of the series in the chart; picks its colour. */
  index: number;
  mark: MarkKind;
  hidden: boolean;
  dashed: boolean;
  dotted: boolean;
  /** The swatch is pale, as the mark is. */
  pale: boolean;
  /** The whole name, where it is cut. */
  whole?: string;
  /** The left end of the swatch, and the baseline, in pixels. */
  x: number;
  y: number;
}

type Measure = Pick<Settings, "measureText">;

/** The width of a text in the font of labels, in pixels. */
export function labelWidth(text: string, { measureText }: Measure): number {
  return measureText(text, FONT_SIZE, false);
}

/** The width of the widest label, in pixels. */
export function widestLabel(
  values: readonly number[],
  label: (value: number) => string,
  settings: Measure,
): number {
  let widest = 0;
  for (const value of values) widest = Math.max(widest, labelWidth(label(value), settings));
  return widest;
}

/** The text itself, or cut with an ellipsis to `maxWidth` pixels in the font of labels. */
export function fitLabel(text: string, maxWidth: number, { measureText }: Measure): string {
  return fitText(text, maxWidth, FONT_SIZE, false, measureText);
}

/** The same as a part of a label, with the whole text where it is cut. */
export function cutLabel(
  text: string,
  maxWidth: number,
  settings: Measure,
): { text: string; whole?: string } {
  const fitted = fitLabel(text, maxWidth, settings);
  return fitted === text ? { text } : { text: fitted, whole: text };
}

/** Names beside each other, each cut so that it differs. @param room one for all, or one for each. */
export function fitLabels(
  names: readonly string[],
  room: number | readonly number[],
  { measureText }: Measure,
): string[] {
  return fitNames(names, { room, fontSize: FONT_SIZE, measure: measureText });
}

/** The whole name as a part of what shows a cut one; nothing where it is not cut. */
export function wholeName(name: string, shown: string): { whole?: string } {
  return name === shown ? {} : { whole: name };
}
