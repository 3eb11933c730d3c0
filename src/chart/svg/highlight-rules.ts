import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";

/** Whether pointing at a legend entry, or moving the focus there, dims the other marks. */
export function hasHighlight({ legend }: ChartLayout, { variant }: Settings): boolean {
  const canPoint = variant === "interactive" || variant === "live";
  return canPoint && legend.length > 1 && legend.some(({ hidden }) => !hidden);
}

/** A selector for the chart while the pointer or the focus is on an entry with this index. */
export function whilePointedAt(index: number): string {
  return `&:has(.i${index}:is(:hover,:focus))`;
}

/**
 * Dims all marks but those of the legend entry that is pointed at. Entries are drawn before the plot and
 * beside it, so no `:has` is needed: where nodes come and go below one, Chromium styles all anew.
 */
export function highlightRules({ legend }: ChartLayout): string {
  const selectors = legend
    .filter(({ hidden }) => !hidden)
    .map(({ index }) => `& .i${index}:is(:hover,:focus)~* .n>:not(.s${index})`);
  return `${selectors.join(",")}{opacity:.15}`;
}

/**
 * A focus ring that the page's own rules do not remove. Live charts, whose only tab stops are the names
 * of the legend, have the browser's ring: the other marks are dimmed, too, and each frame would carry
 * the rule.
 */
export function focusRule({ variant }: Settings): string {
  return variant === "live" ? "" : "& :focus-visible{outline:2px solid;outline-offset:2px}";
}
