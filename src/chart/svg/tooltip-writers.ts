import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { escapeXml } from "../format/text/escape.ts";
import {
  type ByteWriter,
  ensureCapacity,
  put,
  putPixels,
  writePixels,
  writeText,
  writeInteger,
} from "../base/byte-writer.ts";
import { stopAttributes } from "./aria.ts";
import { writeLiteral, byteLiteral } from "../base/byte-literal.ts";
import { isTabStop } from "./tab-stops.ts";
import { hasEvenNeighbors, openHitStretch, unevenStretch } from "./tooltip-target.ts";
import { layerLabels, valueText } from "../layout/value-text.ts";
import { xAt } from "../data/x-value.ts";

/** Writes the tooltip at one of the layout's places. */
export type TooltipWriter = (out: ByteWriter, place: number) => void;

/**
 * Creates the writer of tooltips: of a single visible mark or, without one, shared by all.
 *
 * @param m the position of the mark among all.
 * @param interval as from `tabStopInterval`.
 */
export function createTooltipWriter(
  laidOut: LaidOut,
  mark: MarkLayout | undefined,
  m: number,
  interval: number,
): TooltipWriter {
  const { length } = laidOut.layout.places!.xs;
  if (mark === undefined) {
    return (out, place) =>
      drawSharedTooltip(out, laidOut, place, isTabStop(place, length, interval));
  }
  const fast = interval === 0 ? fastTooltipWriter(laidOut, mark, m) : undefined;
  return (
    fast ??
    ((out, place) => drawSingleTooltip(out, laidOut, m, place, isTabStop(place, length, interval)))
  );
}

const OPEN = byteLiteral('<svg x="');
const RECT = byteLiteral('"><rect/>');
const OPEN_TEXT = byteLiteral('<text y="');
const RECT_AND_TEXT = byteLiteral('"><rect/><text y="');
const TAG_END = byteLiteral('">');
const COMMA = byteLiteral(", ");
const CLOSE = byteLiteral("</text></svg>");

/** The capacity that one tooltip of the fast writer needs. */
const MAX_TOOLTIP_BYTES = 256;

/** A writer that goes without strings; undefined if the labels of the axes cannot be written so. */
function fastTooltipWriter(
  laidOut: LaidOut,
  mark: MarkLayout,
  m: number,
): TooltipWriter | undefined {
  const { layout, layers, axes, xAxis } = laidOut;
  const { writeValue: writeX } = xAxis.axis;
  const { write: writeY } = layerLabels(layers[m]!, axes);
  const { series, type } = layers[m]!;
  if (writeX === undefined || writeY === undefined || !type.hasPlainValue) return undefined;
  const { xs: times, ys: values } = series;
  const { ys } = mark;
  const xs = layout.places!.xs;
  const points = layout.places!.points[m]!;
  const { reach, plot } = layout;
  return (out, place) => {
    ensureCapacity(out, MAX_TOOLTIP_BYTES);
    const { bytes, view } = out;
    const position = points[place]!;
    const point = pointAt(mark, position);
    let at = writeLiteral(view, out.offset, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    if (hasEvenNeighbors(xs, place, reach)) at = writeLiteral(view, at, RECT_AND_TEXT);
    else {
      at = writeLiteral(view, at, RECT);
      at = writeText(bytes, at, unevenStretch(xs, place, reach, plot.height));
      at = writeLiteral(view, at, OPEN_TEXT);
    }
    at = writePixels(bytes, at, ys[position]!);
    at = writeLiteral(view, at, TAG_END);
    at = writeX(bytes, at, times, point);
    at = writeLiteral(view, at, COMMA);
    at = writeY(bytes, at, values, point);
    out.offset = writeLiteral(view, at, CLOSE);
  };
}

function drawSingleTooltip(
  out: ByteWriter,
  laidOut: LaidOut,
  m: number,
  place: number,
  canFocus: boolean,
): void {
  const { layout, layers, axes, xAxis } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const position = layout.places!.points[m]![place]!;
  const at = xAt(layout.x.kind, layer.series, pointAt(mark, position));
  const y = mark.ys[position]!;
  const value = valueText(mark, layer, position, layerLabels(layer, axes));
  const text = `${xAxis.axis.formatValue(at)}, ${value}`;
  openHitStretch(out, layout, place, canFocus ? stopAttributes(text) : "");
  put(out, '<text y="');
  putPixels(out, Number.isNaN(y) ? NO_VALUE_Y : y);
  put(out, '">');
  put(out, escapeXml(text));
  put(out, "</text></svg>");
}

/** Where the text stands if its point has no y, in pixels. */
const NO_VALUE_Y = 20;

/** Pixels from row to row in a box. */
const ROW_HEIGHT = 16;

function drawSharedTooltip(
  out: ByteWriter,
  laidOut: LaidOut,
  place: number,
  canFocus: boolean,
): void {
  const { layout, layers, axes, xAxis } = laidOut;
  const { marks, places } = layout;
  openHitStretch(out, layout, place, canFocus ? stopAttributes(sharedText(laidOut, place)) : "");
  let named = false;
  let name = "";
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    if (!named)
      name = xAxis.axis.formatValue(xAt(layout.x.kind, layers[m]!.series, pointAt(mark, position)));
    named = true;
    const y = mark.ys[position]!;
    if (!Number.isNaN(y)) put(out, `<circle class="s${mark.index}" cy="${y}"/>`);
  }
  put(out, "<rect/><text>");
  put(out, escapeXml(name));
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    put(out, '<tspan class="s');
    ensureCapacity(out, 3 * mark.name.length + 64);
    out.offset = writeInteger(out.bytes, out.offset, mark.index);
    out.offset = writeText(out.bytes, out.offset, `" x="0" dy="${ROW_HEIGHT}">`);
    put(out, escapeXml(mark.name));
    put(out, "  ");
    put(out, escapeXml(valueText(mark, layers[m]!, position, layerLabels(layers[m]!, axes))));
    put(out, "</tspan>");
  }
  put(out, "</text></svg>");
}

/** The text of a box in one line, for screen readers. */
function sharedText({ layout, layers, axes, xAxis }: LaidOut, place: number): string {
  const { marks, places, x } = layout;
  const parts: string[] = [];
  for (const [m, mark] of marks.entries()) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const layer = layers[m]!;
    const at = xAt(x.kind, layer.series, pointAt(mark, position));
    if (parts.length === 0) parts.push(xAxis.axis.formatValue(at));
    parts.push(`${mark.name} ${valueText(mark, layer, position, layerLabels(layer, axes))}`);
  }
  return parts.join(", ");
}
