import type { ChartLayout, LaidOut } from "../layout.ts";
import { escapeXml } from "../text/escape.ts";
import { type Ink, makeRoom, put, putPixels, writePixels, writeText, writeWhole } from "./ink.ts";
import { type MarkLayout, pointAt } from "../marks/mark.ts";
import { keepTooltips, type Slide } from "../marks/slide.ts";
import { stopAttributes } from "./roles.ts";
import { beginPiece, putPieces } from "./scroll.ts";
import type { Settings } from "../settings.ts";
import { isSpotted } from "./spots.ts";
import { press, putStamp, type Stamp, stampOf } from "./stamp.ts";
import { isStop, stopEvery } from "./stops.ts";
import { labelsOf, valueText } from "./value-text.ts";
import { xOf } from "../scales/x-scale.ts";

/**
 * The tooltips of a layout: what calls them, and a text. They stand to the right of their points,
 * and from the turn on to the left.
 */
export function drawTooltips(ink: Ink, laidOut: LaidOut, settings: Settings): void {
  const { marks, places, turn } = laidOut.layout;
  if (places === undefined || places.xs.length === 0 || isSpotted(laidOut.layout)) return;
  const { xs } = places;
  const alone = onlyVisible(marks);
  const mark = alone < 0 ? undefined : marks[alone]!;
  const color = mark === undefined ? -1 : mark.index;
  const write = writerOf(laidOut, mark, alone, stopEvery(xs.length, settings));
  const pen: Pen = { write, slide: undefined, count: xs.length };
  if (mark?.slide !== undefined && xs.length > 2) {
    pen.slide = mark.slide;
    writeSliding(laidOut, alone, mark.slide, write);
  }
  let firstLeft = 0;
  while (firstLeft < xs.length && xs[firstLeft]! < turn) firstLeft++;
  if (firstLeft > 0) {
    openStretch(ink, TO_THE_RIGHT, color);
    drawStretch(ink, pen, 0, firstLeft);
    putStamp(ink, CLOSE_GROUP);
  }
  if (firstLeft === xs.length) return;
  openStretch(ink, TO_THE_LEFT, color);
  drawStretch(ink, pen, firstLeft, xs.length);
  putStamp(ink, CLOSE_GROUP);
}

const TO_THE_RIGHT = stampOf('<g class="h');
const TO_THE_LEFT = stampOf('<g class="h e');
const COLOR = stampOf(" s");
const TAG_END = stampOf('">');
const CLOSE_GROUP = stampOf("</g>");

function openStretch(ink: Ink, side: Stamp, color: number): void {
  putStamp(ink, side);
  if (color >= 0) {
    putStamp(ink, COLOR);
    putPixels(ink, color);
  }
  putStamp(ink, TAG_END);
}

/** The place of the only mark that is seen, or -1. */
function onlyVisible(marks: readonly MarkLayout[]): number {
  let only = -1;
  for (let m = 0; m < marks.length; m++) {
    if (marks[m]!.hidden) continue;
    if (only >= 0) return -1;
    only = m;
  }
  return only;
}

/** What draws tooltips, and what has those of a sliding mark. */
interface Pen {
  write: TooltipWriter;
  slide: Slide | undefined;
  count: number;
}

function drawStretch(ink: Ink, { write, slide, count }: Pen, from: number, to: number): void {
  if (slide === undefined) {
    for (let place = from; place < to; place++) write(ink, place);
    return;
  }
  const { scroll, ends } = slide.tooltips;
  if (from < ends) write(ink, 0);
  putPieces(ink, scroll, Math.max(ends, from) - ends, Math.min(to, count - ends) - ends);
  if (to > count - ends) write(ink, count - 1);
}

function writerOf(
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

/**
 * Tooltips that were there before are taken over. Where neighbours lie at various distances, the
 * first and the last of them are written anew, as they have a neighbour on one side only.
 */
function writeSliding(laidOut: LaidOut, m: number, slide: Slide, write: TooltipWriter): void {
  const { scroll } = slide.tooltips;
  const kept = keptTooltips(laidOut, m, slide);
  const { ends } = slide.tooltips;
  for (let place = ends + kept; place < laidOut.layout.places!.xs.length - ends; place++) {
    beginPiece(scroll);
    write(scroll.ink, place);
  }
}

function keptTooltips(
  { layout, layers, scaffold, across }: LaidOut,
  m: number,
  slide: Slide,
): number {
  const { reach, plot, places, marks } = layout;
  const mark = marks[m]!;
  const { xs, points } = places!;
  const { skipped } = layers[m]!.series;
  const counts =
    xs === mark.xs ? undefined : xs.map((_, place) => skipped + pointAt(mark, points[m]![place]!));
  const parts = [across.axis.name, labelsOf(mark, scaffold), slide.base.y, reach, plot.height];
  return keepTooltips(slide, xs, counts, parts, (from) => isEven(xs, reach, from));
}

function isEven(xs: number[], reach: number, from: number): boolean {
  for (let place = from; place < xs.length; place++) if (!isUsual(xs, place, reach)) return false;
  return true;
}

/** What calls a tooltip: a hairline through its point, and a broad pale stroke around. */
function putCaller(
  ink: Ink,
  { places, reach, plot }: ChartLayout,
  place: number,
  attributes: string,
): void {
  const xs = places!.xs;
  put(ink, '<svg x="');
  putPixels(ink, xs[place]!);
  const wide = isUsual(xs, place, reach) ? "" : wideCaller(xs, place, reach, plot.height);
  // What comes first gets the ring of the focus.
  if (attributes !== "") return put(ink, `"${attributes}>${wide}<rect/>`);
  put(ink, '"><rect/>');
  if (wide !== "") put(ink, wide);
}

/** Whether the neighbours of a place lie about as far away as is usual. */
function isUsual(xs: number[], place: number, usual: number): boolean {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  return Math.abs(before - usual) <= usual / 4 && Math.abs(after - usual) <= usual / 4;
}

function wideCaller(xs: number[], place: number, usual: number, height: number): string {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  const left = Math.round(-before / 2);
  const width = Math.round((before + after) / 2);
  return `<path class="hr" d="M${left} 0h${width}v${height}h${-width}z"/>`;
}

const OPEN = stampOf('<svg x="');
const CALLER = stampOf('"><rect/>');
const TEXT = stampOf('<text y="');
const USUAL_CALLER = stampOf('"><rect/><text y="');
const COMMA = stampOf(", ");
const CLOSE = stampOf("</text></svg>");

type TooltipWriter = (ink: Ink, place: number) => void;

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
    at = write(bytes, at, times[point]!);
    at = press(view, at, COMMA);
    at = writeValue(bytes, at, values[point]!);
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
