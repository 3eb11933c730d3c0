import { listNames, moreText } from "../format/text/more-text.ts";
import type { Label } from "../layout/axes/label.ts";
import type { Rect } from "../layout/axes/margins.ts";
import type { Settings } from "../options/settings.ts";
import type { Latest } from "./latest.ts";
import { valueLabel } from "./numbers.ts";

/** What stands in place of a value that is missing. */
export const NO_VALUE = "–";

/** The row that says how many values have no room, and from its top to its baseline. */
const MORE_HEIGHT = 18;
const MORE_BASELINE = 13;
/** The most values that its `whole` lists. */
const MAX_LISTED = 24;

/** Says how many values have no room: "+3 more". Its `whole` lists them. */
export interface MoreValues extends Label {
  values: { name: string; text: string }[];
}

/** A box without the row for values that have no room. */
export function aboveMore(box: Rect): Rect {
  return { ...box, height: Math.max(1, box.height - MORE_HEIGHT) };
}

/** The row below the figure; undefined if all values have room. @param box of figure and row. */
export function layoutMore(
  rest: readonly Latest[],
  box: Rect,
  settings: Settings,
): MoreValues | undefined {
  if (rest.length === 0) return undefined;
  const label = valueLabel(settings);
  const values = rest.map(({ name, value }) => ({
    name,
    text: Number.isNaN(value) ? NO_VALUE : label(value),
  }));
  const listed = values.map(({ name, text }) => `${name}: ${text}`);
  const { y, height } = aboveMore(box);
  return {
    // A sparkline has no texts but its description.
    text: settings.variant === "sparkline" ? "" : moreText(rest.length),
    whole: listNames(listed, MAX_LISTED),
    x: box.x,
    y: Math.round(y + height + MORE_BASELINE),
    values,
  };
}
