import type { ChartLayout } from "../layout/chart-layout.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { Settings } from "../options/settings.ts";

// Roles of the WAI-ARIA Graphics Module. Live charts have only the root's, as each frame carries all
// others; sparklines have only a name.

/** Hidden from screen readers, which have the same from the name or the description. */
const HIDDEN = ' aria-hidden="true"';

/** Attributes of what the chart's name or description says already; none in live charts. */
export function hiddenFromReaders({ variant }: Settings): string {
  return variant === "live" ? "" : HIDDEN;
}

/** The same for what the caller's own description may leave out: a title, single values. */
export function hiddenUnlessDescribed(settings: Settings): string {
  return settings.description === undefined ? hiddenFromReaders(settings) : "";
}

/** The same for the labels beside the plot. Names stand nowhere else, so they are not hidden. */
export function hiddenBeside({ y }: ChartLayout, settings: Settings): string {
  return y.kind === "band" ? "" : hiddenFromReaders(settings);
}

/** The same for the labels below the plot. */
export function hiddenBelow({ x }: ChartLayout, settings: Settings): string {
  return x.kind === "band" ? "" : hiddenFromReaders(settings);
}

/** Whether screen readers can step through the series as parts of the chart. */
export function hasParts({ variant }: Settings): boolean {
  return variant === "static" || variant === "interactive";
}

/** Opens a part of the chart: the marks of one series. */
export function openPart(name: string, index: number): string {
  return `<g class="s${index}" role="graphics-object" aria-label="${escapeXml(name)}">`;
}

/** Attributes of a tab stop. @param name what screen readers say when it gets the focus. */
export function stopAttributes(name: string): string {
  return ` tabindex="0" role="graphics-symbol" aria-label="${escapeXml(name)}"`;
}
