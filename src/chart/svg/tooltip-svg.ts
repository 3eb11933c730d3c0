import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { reuseTooltips, type ScrollCache } from "../layout/marks/scroll-cache.ts";
import type { Settings } from "../options/settings.ts";
import { type ByteWriter, putPixels } from "../base/byte-writer.ts";
import { beginPiece, putPieces } from "../base/piece-buffer.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { putLiteral, type ByteLiteral, byteLiteral } from "../base/byte-literal.ts";
import { tabStopInterval } from "./tab-stops.ts";
import { hasEvenNeighbors } from "./tooltip-target.ts";
import { type TooltipWriter, createTooltipWriter } from "./tooltip-writers.ts";
import { layerLabels } from "../layout/value-text.ts";

/**
 * Draws a tooltip and its hit area at each x that has points. Texts stand to the right of their x
 * and, from `turn` on, to the left.
 */
export function drawTooltips(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { marks, places, turn } = laidOut.layout;
  if (places === undefined || places.xs.length === 0 || hasHitAreas(laidOut.layout, laidOut.layers))
    return;
  const { xs } = places;
  const only = findOnlyVisible(marks);
  const mark = only < 0 ? undefined : marks[only]!;
  const color = mark === undefined ? -1 : mark.index;
  const write = createTooltipWriter(laidOut, mark, only, tabStopInterval(xs.length, settings));
  const source: TooltipSource = { write, scroll: undefined, count: xs.length };
  if (mark?.scroll !== undefined && xs.length > 2) {
    source.scroll = mark.scroll;
    updateScrolled(laidOut, only, mark.scroll, write);
  }
  let firstLeft = 0;
  while (firstLeft < xs.length && xs[firstLeft]! < turn) firstLeft++;
  if (firstLeft > 0) {
    openGroup(out, TO_THE_RIGHT, color);
    drawBetween(out, source, 0, firstLeft);
    putLiteral(out, CLOSE_GROUP);
  }
  if (firstLeft === xs.length) return;
  openGroup(out, TO_THE_LEFT, color);
  drawBetween(out, source, firstLeft, xs.length);
  putLiteral(out, CLOSE_GROUP);
}

const TO_THE_RIGHT = byteLiteral('<g class="h');
const TO_THE_LEFT = byteLiteral('<g class="h e');
const COLOR = byteLiteral(" s");
const TAG_END = byteLiteral('">');
const CLOSE_GROUP = byteLiteral("</g>");

/** @param index of the series that gives the colour, or -1. */
function openGroup(out: ByteWriter, side: ByteLiteral, index: number): void {
  putLiteral(out, side);
  if (index >= 0) {
    putLiteral(out, COLOR);
    putPixels(out, index);
  }
  putLiteral(out, TAG_END);
}

/** The position of the only visible mark, or -1. */
function findOnlyVisible(marks: readonly MarkLayout[]): number {
  let only = -1;
  for (let m = 0; m < marks.length; m++) {
    if (marks[m]!.hidden) continue;
    if (only >= 0) return -1;
    only = m;
  }
  return only;
}

/** What draws tooltips, and the cache that has those of a scrolling mark. */
interface TooltipSource {
  write: TooltipWriter;
  scroll: ScrollCache | undefined;
  count: number;
}

function drawBetween(
  out: ByteWriter,
  { write, scroll: cache, count }: TooltipSource,
  from: number,
  to: number,
): void {
  if (cache === undefined) {
    for (let place = from; place < to; place++) write(out, place);
    return;
  }
  const { pieces, ends } = cache.tooltips;
  if (from < ends) write(out, 0);
  putPieces(out, pieces, Math.max(ends, from) - ends, Math.min(to, count - ends) - ends);
  if (to > count - ends) write(out, count - 1);
}

/**
 * Reuses the tooltips of the last frame and adds the new ones. With uneven distances, the first and
 * the last are left out: they have a neighbour on one side only, so their hit areas change.
 */
function updateScrolled(
  laidOut: LaidOut,
  m: number,
  cache: ScrollCache,
  write: TooltipWriter,
): void {
  const { pieces } = cache.tooltips;
  const kept = keepScrolled(laidOut, m, cache);
  const { ends } = cache.tooltips;
  for (let place = ends + kept; place < laidOut.layout.places!.xs.length - ends; place++) {
    beginPiece(pieces);
    write(pieces.out, place);
  }
}

/** Drops the tooltips that are no longer right. @returns how many are left. */
function keepScrolled(
  { layout, layers, axes, xAxis }: LaidOut,
  m: number,
  cache: ScrollCache,
): number {
  const { reach, plot, places, marks } = layout;
  const mark = marks[m]!;
  const { xs, points } = places!;
  const { startIndex } = layers[m]!.series;
  const indices =
    xs === mark.xs
      ? undefined
      : xs.map((_, place) => startIndex + pointAt(mark, points[m]![place]!));
  const parts = [
    xAxis.axis.formatValue,
    layerLabels(layers[m]!, axes),
    cache.key.y,
    reach,
    plot.height,
  ];
  return reuseTooltips(cache, xs, indices, parts, (from) => isEven(xs, reach, from));
}

function isEven(xs: number[], reach: number, from: number): boolean {
  for (let place = from; place < xs.length; place++)
    if (!hasEvenNeighbors(xs, place, reach)) return false;
  return true;
}
