import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { reuseTooltips, type ScrollCache } from "../layout/marks/scroll-cache.ts";
import type { Settings } from "../options/settings.ts";
import { type ByteWriter, putPixels } from "../base/byte-writer.ts";
import { beginPiece, putPieces } from "../base/piece-buffer.ts";
import { putLiteral, byteLiteral } from "../base/byte-literal.ts";
import { tabStopInterval } from "./tab-stops.ts";
import { hasEvenNeighbors, type TooltipWriter } from "./tooltip-target.ts";
import { createTooltipWriter } from "./tooltip-writers.ts";
import { layerLabels } from "../layout/value-text.ts";

/**
 * Draws a tooltip and its hit area at each x that has points, in groups whose boxes are equally far
 * from their points.
 */
export function drawTooltips(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { marks, places, turns } = laidOut.layout;
  if (places === undefined || places.xs.length === 0 || laidOut.tooltips === undefined) return;
  const { xs } = places;
  const only = findOnlyVisible(marks);
  const mark = only < 0 ? undefined : marks[only]!;
  const interval = tabStopInterval(xs.length, settings);
  const write = createTooltipWriter(laidOut, mark, only, interval, settings);
  const source: TooltipSource = { write, scroll: undefined, count: xs.length };
  if (mark?.scroll !== undefined && xs.length > 2) {
    source.scroll = mark.scroll;
    updateScrolled(laidOut, only, mark.scroll, write);
  }
  for (let group = 0, from = 0; group <= turns.length; group++) {
    const turn = turns[group] ?? Number.POSITIVE_INFINITY;
    let to = from;
    while (to < xs.length && xs[to]! < turn) to++;
    if (to > from) {
      openGroup(out, group, turns.length);
      drawBetween(out, source, from, to);
      putLiteral(out, CLOSE_GROUP);
    }
    from = to;
  }
}

const TO_THE_RIGHT = byteLiteral('<g class="h');
const TO_THE_LEFT = byteLiteral('<g class="h e');
const TAG_END = byteLiteral('">');
const CLOSE_GROUP = byteLiteral("</g>");

/** @param group 0: boxes right of their points; `last`: left of them. */
function openGroup(out: ByteWriter, group: number, last: number): void {
  putLiteral(out, group === 0 ? TO_THE_RIGHT : TO_THE_LEFT);
  if (group > 0 && group < last) putPixels(out, group);
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
  { layout, layers, axes, xAxis, tooltips }: LaidOut,
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
    tooltips,
  ];
  return reuseTooltips(cache, xs, indices, parts, (from) => isEven(xs, reach, from));
}

function isEven(xs: number[], reach: number, from: number): boolean {
  for (let place = from; place < xs.length; place++)
    if (!hasEvenNeighbors(xs, place, reach)) return false;
  return true;
}
