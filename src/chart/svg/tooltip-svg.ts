import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { reuseTooltips, type ScrollCache } from "../layout/marks/scroll-cache.ts";
import type { Settings } from "../options/settings.ts";
import { type ByteWriter, putPixels } from "../base/byte-writer.ts";
import { beginPiece, putPieces } from "../base/piece-buffer.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { putLiteral, type ByteLiteral, byteLiteral } from "../base/byte-literal.ts";
import { tabStopInterval } from "./tab-stops.ts";
import { hasUsualWidth } from "./tooltip-target.ts";
import { type TooltipWriter, createTooltipWriter } from "./tooltip-writers.ts";
import { axisLabels } from "../layout/value-text.ts";

/**
 * The tooltips of a layout: what calls them, and a text. They stand to the right of their points,
 * and from the turn on to the left.
 */
export function drawTooltips(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { marks, places, turn } = laidOut.layout;
  if (places === undefined || places.xs.length === 0 || hasHitAreas(laidOut.layout, laidOut.layers))
    return;
  const { xs } = places;
  const alone = onlyVisible(marks);
  const mark = alone < 0 ? undefined : marks[alone]!;
  const color = mark === undefined ? -1 : mark.index;
  const write = createTooltipWriter(laidOut, mark, alone, tabStopInterval(xs.length, settings));
  const pen: Pen = { write, slide: undefined, count: xs.length };
  if (mark?.scroll !== undefined && xs.length > 2) {
    pen.slide = mark.scroll;
    writeSliding(laidOut, alone, mark.scroll, write);
  }
  let firstLeft = 0;
  while (firstLeft < xs.length && xs[firstLeft]! < turn) firstLeft++;
  if (firstLeft > 0) {
    openStretch(out, TO_THE_RIGHT, color);
    drawStretch(out, pen, 0, firstLeft);
    putLiteral(out, CLOSE_GROUP);
  }
  if (firstLeft === xs.length) return;
  openStretch(out, TO_THE_LEFT, color);
  drawStretch(out, pen, firstLeft, xs.length);
  putLiteral(out, CLOSE_GROUP);
}

const TO_THE_RIGHT = byteLiteral('<g class="h');
const TO_THE_LEFT = byteLiteral('<g class="h e');
const COLOR = byteLiteral(" s");
const TAG_END = byteLiteral('">');
const CLOSE_GROUP = byteLiteral("</g>");

function openStretch(out: ByteWriter, side: ByteLiteral, color: number): void {
  putLiteral(out, side);
  if (color >= 0) {
    putLiteral(out, COLOR);
    putPixels(out, color);
  }
  putLiteral(out, TAG_END);
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
  slide: ScrollCache | undefined;
  count: number;
}

function drawStretch(
  out: ByteWriter,
  { write, slide, count }: Pen,
  from: number,
  to: number,
): void {
  if (slide === undefined) {
    for (let place = from; place < to; place++) write(out, place);
    return;
  }
  const { pieces, unsharedEnds } = slide.tooltips;
  if (from < unsharedEnds) write(out, 0);
  putPieces(
    out,
    pieces,
    Math.max(unsharedEnds, from) - unsharedEnds,
    Math.min(to, count - unsharedEnds) - unsharedEnds,
  );
  if (to > count - unsharedEnds) write(out, count - 1);
}

/**
 * Tooltips that were there before are taken over. Where neighbours lie at various distances, the
 * first and the last of them are written anew, as they have a neighbour on one side only.
 */
function writeSliding(laidOut: LaidOut, m: number, slide: ScrollCache, write: TooltipWriter): void {
  const { pieces } = slide.tooltips;
  const kept = keptTooltips(laidOut, m, slide);
  const { unsharedEnds } = slide.tooltips;
  for (
    let place = unsharedEnds + kept;
    place < laidOut.layout.places!.xs.length - unsharedEnds;
    place++
  ) {
    beginPiece(pieces);
    write(pieces.out, place);
  }
}

function keptTooltips(
  { layout, layers, axes, xAxis }: LaidOut,
  m: number,
  slide: ScrollCache,
): number {
  const { reach, plot, places, marks } = layout;
  const mark = marks[m]!;
  const { xs, points } = places!;
  const { startIndex } = layers[m]!.series;
  const counts =
    xs === mark.xs
      ? undefined
      : xs.map((_, place) => startIndex + pointAt(mark, points[m]![place]!));
  const parts = [xAxis.axis.formatValue, axisLabels(mark, axes), slide.key.y, reach, plot.height];
  return reuseTooltips(slide, xs, counts, parts, (from) => isEven(xs, reach, from));
}

function isEven(xs: number[], reach: number, from: number): boolean {
  for (let place = from; place < xs.length; place++)
    if (!hasUsualWidth(xs, place, reach)) return false;
  return true;
}
