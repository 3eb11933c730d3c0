import type { LaidOut } from "../layout/layout-chart.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { keepTooltips, type Slide } from "../layout/marks/scroll-cache.ts";
import type { Settings } from "../options/settings.ts";
import { type Ink, putPixels } from "../base/byte-writer.ts";
import { beginPiece, putPieces } from "../base/piece-buffer.ts";
import { isSpotted } from "./has-hit-areas.ts";
import { putStamp, type Stamp, stampOf } from "../base/byte-literal.ts";
import { stopEvery } from "./tab-stops.ts";
import { isUsual } from "./tooltip-target.ts";
import { type TooltipWriter, writerOf } from "./tooltip-writers.ts";
import { labelsOf } from "../layout/value-text.ts";

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
