import type { LegendItem } from "../layout/axes/label.ts";

export const SWATCH_RULE = "& .j{stroke:currentColor;stroke-width:10}";
/** Swatches of hidden series. */
export const FAINT_RULE = "& .fa{opacity:.2}";
export const PALE_SWATCH_RULE = "& .jp{stroke:currentColor;stroke-width:10;opacity:.35}";

/** A box in a series' colour, pale if the mark is. */
export function boxSwatch(item: LegendItem): string {
  return `<path class="${item.pale ? "jp" : "j"} ${swatchClasses(item)}" d="M${item.x + 1} ${item.y - 4}h10"/>`;
}

/** The classes of a swatch: its series' colour and, if the series is hidden, the faint one. */
export function swatchClasses({ index, hidden }: LegendItem): string {
  return `s${index}${hidden ? " fa" : ""}`;
}
