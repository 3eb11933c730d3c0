import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import { titleElement } from "./title-element.ts";

/** Dots of a pale line: neither a series' own line nor a threshold looks like it. */
export const HELD_RULE =
  "& .hv{stroke:currentColor;stroke-width:2;stroke-dasharray:2 5;stroke-opacity:.6}";

/**
 * Draws the last known values of series that come seldom, across the plot. They stand still while
 * the plot slides, so they cost nothing from frame to frame.
 */
export function drawHeldValues(out: ByteWriter, { plot, held }: ChartLayout): void {
  if (held.length === 0) return;
  put(out, `<g transform="translate(${plot.x} ${plot.y})">`);
  for (const { y, index, text } of held) {
    put(out, `<path class="hv s${index}" d="M0 ${y}h${plot.width}">${titleElement(text)}</path>`);
  }
  put(out, "</g>");
}
