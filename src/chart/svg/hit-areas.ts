import { escapeXml } from "../format/text/escape.ts";
import { type Ink, put, putPixels } from "../base/byte-writer.ts";
import type { LaidOut } from "../layout/layout-chart.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes } from "./aria.ts";
import { isSpotted } from "./has-hit-areas.ts";
import { isStop, stopEvery } from "./tab-stops.ts";
import { labelsOf, valueText } from "../layout/value-text.ts";
import { xOf } from "../layout/axes/x-scale.ts";

/** More than this nobody can tell apart with a pointer, and they would make a picture heavy. */
const MOST_SPOTS = 2000;

/** Tooltips of marks that stand by themselves: dots, cells, and bars that lie. */
export function drawSpots(ink: Ink, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  if (layout.places === undefined || !isSpotted(layout)) return;
  const { marks } = layout;
  const count = marks.reduce((sum, mark) => sum + spotsOf(mark), 0);
  if (count > MOST_SPOTS) return;
  const every = stopEvery(count, settings);
  let place = 0;
  put(ink, '<g class="h p">');
  for (const [m, { hidden, ys }] of marks.entries()) {
    if (hidden) continue;
    for (let i = 0; i < ys.length; i++) {
      if (Number.isNaN(ys[i]!)) continue;
      putSpot(ink, laidOut, m, i, isStop(place++, count, every), settings);
    }
  }
  put(ink, "</g>");
}

function spotsOf({ hidden, ys }: MarkLayout): number {
  return hidden ? 0 : ys.reduce((count, y) => (Number.isNaN(y) ? count : count + 1), 0);
}

function putSpot(
  ink: Ink,
  laidOut: LaidOut,
  m: number,
  position: number,
  canFocus: boolean,
  { horizontal, measureText }: Settings,
): void {
  const { layout, layers, scaffold, across } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const point = pointAt(mark, position);
  const label = layer.series.labels?.[point];
  const value = horizontal
    ? across.axis.name(layer.series.ys[point]!)
    : valueText(mark, layer, position, labelsOf(mark, scaffold));
  const place = horizontal
    ? (layer.series.categories?.[layer.series.xs[point]!] ?? "")
    : across.axis.name(xOf(layout.x.kind, layer.series, point));
  const text = [label ?? mark.name, place, value].filter((part) => part !== "").join(", ");
  const x = mark.xs[position]!;
  put(ink, '<svg x="');
  putPixels(ink, x);
  put(ink, '" y="');
  putPixels(ink, mark.ys[position]!);
  put(ink, canFocus ? `"${stopAttributes(text)}>` : '">');
  put(ink, areaOf(mark, position, horizontal));
  const width = measureText(text, 12, false) + 16;
  const isRight = x - layout.x.slide + width <= layout.plot.width;
  put(ink, isRight ? "<text>" : '<text class="ae">');
  put(ink, escapeXml(text));
  put(ink, "</text></svg>");
}

/** The area that calls the tooltip, around the mark's place. */
function areaOf(mark: MarkLayout, position: number, horizontal: boolean): string {
  const { width = 12, height = 12 } = mark;
  if (mark.kind === "dot") return `<circle r="${Math.max(6, mark.radii?.[position] ?? 0)}"/>`;
  if (horizontal) {
    const start = (mark.bases?.[position] ?? mark.zero ?? 0) - mark.xs[position]!;
    return `<path d="M0 ${-width / 2}h${start}v${width}h${-start}z"/>`;
  }
  const [w, h] = [Math.round(width), Math.round(height)];
  return `<path d="M${-w / 2} ${-h / 2}h${w}v${h}h${-w}z"/>`;
}
