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
import { hasUsualWidth, openTarget, wideTarget } from "./tooltip-target.ts";
import { axisLabels, valueText } from "../layout/value-text.ts";
import { xAt } from "../data/x-value.ts";

/** Writes the tooltip of a place. */
export type TooltipWriter = (out: ByteWriter, place: number) => void;

/**
 * What writes the tooltips of a mark that is seen alone, or of all marks together.
 *
 * @param every how many places apart the focus can rest; 0: nowhere.
 */
export function createTooltipWriter(
  laidOut: LaidOut,
  mark: MarkLayout | undefined,
  m: number,
  every: number,
): TooltipWriter {
  const { length } = laidOut.layout.places!.xs;
  if (mark === undefined) {
    return (out, place) => drawSharedTooltip(out, laidOut, place, isTabStop(place, length, every));
  }
  const fast = every === 0 ? fastTooltipWriter(laidOut, mark, m) : undefined;
  return (
    fast ??
    ((out, place) => drawSingleTooltip(out, laidOut, m, place, isTabStop(place, length, every)))
  );
}

const OPEN = byteLiteral('<svg x="');
const CALLER = byteLiteral('"><rect/>');
const TEXT = byteLiteral('<text y="');
const USUAL_CALLER = byteLiteral('"><rect/><text y="');
const TAG_END = byteLiteral('">');
const COMMA = byteLiteral(", ");
const CLOSE = byteLiteral("</text></svg>");

/** The most bytes that a written tooltip takes. */
const LONGEST_TOOLTIP = 256;

/** Writes tooltips of a single mark without a text in between, where its labels can be written so. */
function fastTooltipWriter(
  laidOut: LaidOut,
  mark: MarkLayout,
  m: number,
): TooltipWriter | undefined {
  const { layout, layers, axes, xAxis } = laidOut;
  const { write } = xAxis.axis;
  const { write: writeValue } = axisLabels(mark, axes);
  const { series, type } = layers[m]!;
  if (write === undefined || writeValue === undefined || !type.hasPlainValue) return undefined;
  const { xs: times, ys: values } = series;
  const { ys } = mark;
  const xs = layout.places!.xs;
  const points = layout.places!.points[m]!;
  const { reach, plot } = layout;
  return (out, place) => {
    ensureCapacity(out, LONGEST_TOOLTIP);
    const { bytes, view } = out;
    const position = points[place]!;
    const point = pointAt(mark, position);
    let at = writeLiteral(view, out.offset, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    if (hasUsualWidth(xs, place, reach)) at = writeLiteral(view, at, USUAL_CALLER);
    else {
      at = writeLiteral(view, at, CALLER);
      at = writeText(bytes, at, wideTarget(xs, place, reach, plot.height));
      at = writeLiteral(view, at, TEXT);
    }
    at = writePixels(bytes, at, ys[position]!);
    at = writeLiteral(view, at, TAG_END);
    at = write(bytes, at, times, point);
    at = writeLiteral(view, at, COMMA);
    at = writeValue(bytes, at, values, point);
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
  const value = valueText(mark, layer, position, axisLabels(mark, axes));
  const text = `${xAxis.axis.name(at)}, ${value}`;
  openTarget(out, layout, place, canFocus ? stopAttributes(text) : "");
  put(out, '<text y="');
  putPixels(out, Number.isNaN(y) ? LINE : y);
  put(out, '">');
  put(out, escapeXml(text));
  put(out, "</text></svg>");
}

/** Where a text stands whose point has no height. */
const LINE = 20;

/** Where the rows of a box are dealt: each one line further down. */
const ROW = 16;

function drawSharedTooltip(
  out: ByteWriter,
  laidOut: LaidOut,
  place: number,
  canFocus: boolean,
): void {
  const { layout, layers, axes, xAxis } = laidOut;
  const { marks, places } = layout;
  openTarget(out, layout, place, canFocus ? stopAttributes(sharedText(laidOut, place)) : "");
  let named = false;
  let name = "";
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    if (!named)
      name = xAxis.axis.name(xAt(layout.x.kind, layers[m]!.series, pointAt(mark, position)));
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
    out.offset = writeText(out.bytes, out.offset, `" x="0" dy="${ROW}">`);
    put(out, escapeXml(mark.name));
    put(out, "  ");
    put(out, escapeXml(valueText(mark, layers[m]!, position, axisLabels(mark, axes))));
    put(out, "</tspan>");
  }
  put(out, "</text></svg>");
}

/** All that a box says, in one line. */
function sharedText({ layout, layers, axes, xAxis }: LaidOut, place: number): string {
  const { marks, places, x } = layout;
  const parts: string[] = [];
  for (const [m, mark] of marks.entries()) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const layer = layers[m]!;
    const at = xAt(x.kind, layer.series, pointAt(mark, position));
    if (parts.length === 0) parts.push(xAxis.axis.name(at));
    parts.push(`${mark.name} ${valueText(mark, layer, position, axisLabels(mark, axes))}`);
  }
  return parts.join(", ");
}
