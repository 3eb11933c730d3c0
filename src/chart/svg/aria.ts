import type { ChartLayout } from "../layout/chart-layout.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { Settings } from "../options/settings.ts";

// Roles of the WAI-ARIA Graphics Module. Live charts have none but the root's, as each frame would
// carry them; sparklines are told by their name alone.

/** From screen readers: they are told this otherwise. */
const HIDDEN = ' aria-hidden="true"';

/** Of what the chart's name or its description says already. */
export function hiddenFromReaders({ variant }: Settings): string {
  return variant === "live" ? "" : HIDDEN;
}

/** Of what a description of the caller's own may leave out: a title, single values. */
export function hiddenUnlessDescribed(settings: Settings): string {
  return settings.description === undefined ? hiddenFromReaders(settings) : "";
}

/** Of the labels beside the plot. Where they are names, nothing else tells them. */
export function hiddenBeside({ y }: ChartLayout, settings: Settings): string {
  return y.kind === "band" ? "" : hiddenFromReaders(settings);
}

/** Of the labels below the plot. */
export function hiddenBelow({ x }: ChartLayout, settings: Settings): string {
  return x.kind === "band" ? "" : hiddenFromReaders(settings);
}

/** Whether each series is told as a part of the chart. */
export function hasParts({ variant }: Settings): boolean {
  return variant === "static" || variant === "interactive";
}

/** Begins a part of the chart: what is drawn of one series. */
export function openPart(name: string, index: number): string {
  return `<g class="s${index}" role="graphics-object" aria-label="${escapeXml(name)}">`;
}

/** Attributes of what the focus can rest on, and what is said of it then. */
export function stopAttributes(name: string): string {
  return ` tabindex="0" role="graphics-symbol" aria-label="${escapeXml(name)}"`;
}
