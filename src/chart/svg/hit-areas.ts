import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";
import { xAt } from "../data/x-value.ts";
import { escapeXml } from "../format/text/escape.ts";
import { FONT_SIZE } from "../layout/axes/label.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { layerLabels, valueText } from "../layout/value-text.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes } from "./aria.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { isTabStop, tabStopInterval } from "./tab-stops.ts";

/** Past this, no pointer can hit one of them, and they would make the picture heavy. */
const MAX_HIT_AREAS = 2000;

/** Draws hit areas with tooltips for marks that each have their own: dots, cells, horizontal bars. */
export function drawHitAreas(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout, layers } = laidOut;
  if (layout.places === undefined || !hasHitAreas(layout, layers)) return;
  const { marks } = layout;
  const count = marks.reduce((sum, mark) => sum + countHitAreas(mark), 0);
  if (count > MAX_HIT_AREAS) return;
  const interval = tabStopInterval(count, settings);
  let place = 0;
  put(out, '<g class="h p">');
  for (const [m, { hidden, ys }] of marks.entries()) {
    if (hidden) continue;
    for (let position = 0; position < ys.length; position++) {
      if (Number.isNaN(ys[position]!)) continue;
      const text = tooltipText(laidOut, m, position, settings);
      const isStop = isTabStop(place++, count, interval);
      openHitArea(out, marks[m]!, position, isStop ? stopAttributes(text) : "");
      put(out, layers[m]!.type.hitArea(marks[m]!, position, settings));
      drawTooltipText(out, text, marks[m]!.xs[position]! - layout.x.slide, laidOut, settings);
      put(out, "</svg>");
    }
  }
  put(out, "</g>");
}

function countHitAreas({ hidden, ys }: MarkLayout): number {
  return hidden ? 0 : ys.reduce((count, y) => (Number.isNaN(y) ? count : count + 1), 0);
}

/** Name, x and value of a point, joined by commas. */
function tooltipText(
  { layout, layers, axes, xAxis }: LaidOut,
  m: number,
  position: number,
  { horizontal }: Settings,
): string {
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const { labels, ys, xs, categories } = layer.series;
  const point = pointAt(mark, position);
  const x = horizontal
    ? (categories?.[xs[point]!] ?? "")
    : xAxis.axis.formatValue(xAt(layout.x.kind, layer.series, point));
  const value = horizontal
    ? xAxis.axis.formatValue(ys[point]!)
    : valueText(mark, layer, position, layerLabels(layer, axes));
  return [labels?.[point] ?? mark.name, x, value].filter((part) => part !== "").join(", ");
}

function openHitArea(
  out: ByteWriter,
  { xs, ys }: MarkLayout,
  position: number,
  attributes: string,
): void {
  put(out, '<svg x="');
  putPixels(out, xs[position]!);
  put(out, '" y="');
  putPixels(out, ys[position]!);
  put(out, `"${attributes}>`);
}

/** Pixels that a tooltip takes besides its text. */
const TOOLTIP_PADDING = 16;

/** Draws the text to the right or, near the plot's right edge, to the left. @param x in the plot. */
function drawTooltipText(
  out: ByteWriter,
  text: string,
  x: number,
  { layout }: LaidOut,
  { measureText }: Settings,
): void {
  const width = measureText(text, FONT_SIZE, false) + TOOLTIP_PADDING;
  put(out, x + width <= layout.plot.width ? "<text>" : '<text class="ae">');
  put(out, escapeXml(text));
  put(out, "</text>");
}
