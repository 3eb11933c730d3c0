import { escapeXml } from "../format/text/escape.ts";
import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes } from "./aria.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { isTabStop, tabStopInterval } from "./tab-stops.ts";
import { axisLabels, valueText } from "../layout/value-text.ts";
import { xAt } from "../data/x-value.ts";

/** More than this nobody can tell apart with a pointer, and they would make a picture heavy. */
const MOST_SPOTS = 2000;

/** Tooltips of marks that stand by themselves: dots, cells, and bars that lie. */
export function drawHitAreas(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  if (layout.places === undefined || !hasHitAreas(layout, laidOut.layers)) return;
  const { marks } = layout;
  const count = marks.reduce((sum, mark) => sum + spotsOf(mark), 0);
  if (count > MOST_SPOTS) return;
  const every = tabStopInterval(count, settings);
  let place = 0;
  put(out, '<g class="h p">');
  for (const [m, { hidden, ys }] of marks.entries()) {
    if (hidden) continue;
    for (let i = 0; i < ys.length; i++) {
      if (Number.isNaN(ys[i]!)) continue;
      putSpot(out, laidOut, m, i, isTabStop(place++, count, every), settings);
    }
  }
  put(out, "</g>");
}

function spotsOf({ hidden, ys }: MarkLayout): number {
  return hidden ? 0 : ys.reduce((count, y) => (Number.isNaN(y) ? count : count + 1), 0);
}

function putSpot(
  out: ByteWriter,
  laidOut: LaidOut,
  m: number,
  position: number,
  canFocus: boolean,
  settings: Settings,
): void {
  const { horizontal, measureText } = settings;
  const { layout, layers, axes, xAxis } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const point = pointAt(mark, position);
  const label = layer.series.labels?.[point];
  const value = horizontal
    ? xAxis.axis.formatValue(layer.series.ys[point]!)
    : valueText(mark, layer, position, axisLabels(mark, axes));
  const place = horizontal
    ? (layer.series.categories?.[layer.series.xs[point]!] ?? "")
    : xAxis.axis.formatValue(xAt(layout.x.kind, layer.series, point));
  const text = [label ?? mark.name, place, value].filter((part) => part !== "").join(", ");
  const x = mark.xs[position]!;
  put(out, '<svg x="');
  putPixels(out, x);
  put(out, '" y="');
  putPixels(out, mark.ys[position]!);
  put(out, canFocus ? `"${stopAttributes(text)}>` : '">');
  put(out, layer.type.hitArea(mark, position, settings));
  const width = measureText(text, 12, false) + 16;
  const isRight = x - layout.x.slide + width <= layout.plot.width;
  put(out, isRight ? "<text>" : '<text class="ae">');
  put(out, escapeXml(text));
  put(out, "</text></svg>");
}
