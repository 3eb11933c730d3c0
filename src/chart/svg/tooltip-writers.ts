import type { LaidOut } from "../layout/layout-chart.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { xOf } from "../layout/axes/x-scale.ts";
import { escapeXml } from "../format/text/escape.ts";
import {
  type Ink,
  makeRoom,
  put,
  putPixels,
  writePixels,
  writeText,
  writeWhole,
} from "../base/byte-writer.ts";
import { stopAttributes } from "./aria.ts";
import { press, stampOf } from "../base/byte-literal.ts";
import { isStop } from "./tab-stops.ts";
import { isUsual, putCaller, wideCaller } from "./tooltip-target.ts";
import { labelsOf, valueText } from "../layout/value-text.ts";

/** Writes the tooltip of a place. */
export type TooltipWriter = (ink: Ink, place: number) => void;

/**
 * What writes the tooltips of a mark that is seen alone, or of all marks together.
 *
 * @param every how many places apart the focus can rest; 0: nowhere.
 */
export function writerOf(
  laidOut: LaidOut,
  mark: MarkLayout | undefined,
  m: number,
  every: number,
): TooltipWriter {
  const { length } = laidOut.layout.places!.xs;
  if (mark === undefined) {
    return (ink, place) => putShared(ink, laidOut, place, isStop(place, length, every));
  }
  const fast = every === 0 ? tooltipWriter(laidOut, mark, m) : undefined;
  return fast ?? ((ink, place) => putSingle(ink, laidOut, m, place, isStop(place, length, every)));
}

const OPEN = stampOf('<svg x="');
const CALLER = stampOf('"><rect/>');
const TEXT = stampOf('<text y="');
const USUAL_CALLER = stampOf('"><rect/><text y="');
const TAG_END = stampOf('">');
const COMMA = stampOf(", ");
const CLOSE = stampOf("</text></svg>");

/** The most bytes that a written tooltip takes. */
const LONGEST_TOOLTIP = 256;

/** Writes tooltips of a single mark without a text in between, where its labels can be written so. */
function tooltipWriter(laidOut: LaidOut, mark: MarkLayout, m: number): TooltipWriter | undefined {
  const { layout, layers, scaffold, across } = laidOut;
  const { write } = across.axis;
  const { write: writeValue } = labelsOf(mark, scaffold);
  const { series } = layers[m]!;
  const isPlain = mark.kind === "line" || mark.kind === "area" || mark.kind === "bar";
  if (write === undefined || writeValue === undefined || !isPlain) return undefined;
  const { xs: times, ys: values } = series;
  const { ys } = mark;
  const xs = layout.places!.xs;
  const points = layout.places!.points[m]!;
  const { reach, plot } = layout;
  return (ink, place) => {
    makeRoom(ink, LONGEST_TOOLTIP);
    const { bytes, view } = ink;
    const position = points[place]!;
    const point = pointAt(mark, position);
    let at = press(view, ink.at, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    if (isUsual(xs, place, reach)) at = press(view, at, USUAL_CALLER);
    else {
      at = press(view, at, CALLER);
      at = writeText(bytes, at, wideCaller(xs, place, reach, plot.height));
      at = press(view, at, TEXT);
    }
    at = writePixels(bytes, at, ys[position]!);
    at = press(view, at, TAG_END);
    at = write(bytes, at, times, point);
    at = press(view, at, COMMA);
    at = writeValue(bytes, at, values, point);
    ink.at = press(view, at, CLOSE);
  };
}

function putSingle(ink: Ink, laidOut: LaidOut, m: number, place: number, canFocus: boolean): void {
  const { layout, layers, scaffold, across } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const position = layout.places!.points[m]![place]!;
  const at = xOf(layout.x.kind, layer.series, pointAt(mark, position));
  const y = mark.ys[position]!;
  const value = valueText(mark, layer, position, labelsOf(mark, scaffold));
  const text = `${across.axis.name(at)}, ${value}`;
  putCaller(ink, layout, place, canFocus ? stopAttributes(text) : "");
  put(ink, '<text y="');
  putPixels(ink, Number.isNaN(y) ? LINE : y);
  put(ink, '">');
  put(ink, escapeXml(text));
  put(ink, "</text></svg>");
}

/** Where a text stands whose point has no height. */
const LINE = 20;

/** Where the rows of a box are dealt: each one line further down. */
const ROW = 16;

function putShared(ink: Ink, laidOut: LaidOut, place: number, canFocus: boolean): void {
  const { layout, layers, scaffold, across } = laidOut;
  const { marks, places } = layout;
  putCaller(ink, layout, place, canFocus ? stopAttributes(sharedText(laidOut, place)) : "");
  let named = false;
  let name = "";
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    if (!named)
      name = across.axis.name(xOf(layout.x.kind, layers[m]!.series, pointAt(mark, position)));
    named = true;
    const y = mark.ys[position]!;
    if (!Number.isNaN(y)) put(ink, `<circle class="s${mark.index}" cy="${y}"/>`);
  }
  put(ink, "<rect/><text>");
  put(ink, escapeXml(name));
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    put(ink, '<tspan class="s');
    makeRoom(ink, 3 * mark.name.length + 64);
    ink.at = writeWhole(ink.bytes, ink.at, mark.index);
    ink.at = writeText(ink.bytes, ink.at, `" x="0" dy="${ROW}">`);
    put(ink, escapeXml(mark.name));
    put(ink, "  ");
    put(ink, escapeXml(valueText(mark, layers[m]!, position, labelsOf(mark, scaffold))));
    put(ink, "</tspan>");
  }
  put(ink, "</text></svg>");
}

/** All that a box says, in one line. */
function sharedText({ layout, layers, scaffold, across }: LaidOut, place: number): string {
  const { marks, places, x } = layout;
  const parts: string[] = [];
  for (const [m, mark] of marks.entries()) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const layer = layers[m]!;
    const at = xOf(x.kind, layer.series, pointAt(mark, position));
    if (parts.length === 0) parts.push(across.axis.name(at));
    parts.push(`${mark.name} ${valueText(mark, layer, position, labelsOf(mark, scaffold))}`);
  }
  return parts.join(", ");
}
