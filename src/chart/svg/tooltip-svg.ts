import type { LaidOut } from "../layout/laid-out.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import type { Settings } from "../options/settings.ts";
import { type ByteWriter, putPixels } from "../base/byte-writer.ts";
import { putLiteral, byteLiteral } from "../base/byte-literal.ts";
import { tabStopInterval } from "./tab-stops.ts";
import { createTooltipWriter } from "./tooltip-writers.ts";

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
  const drawBetween =
    mark?.scroll !== undefined && laidOut.scrollTooltips !== undefined && xs.length > 2
      ? laidOut.scrollTooltips(laidOut, only, mark.scroll, write)
      : (rest: ByteWriter, from: number, to: number) => {
          for (let place = from; place < to; place++) write(rest, place);
        };
  for (let group = 0, from = 0; group <= turns.length; group++) {
    const turn = turns[group] ?? Number.POSITIVE_INFINITY;
    let to = from;
    while (to < xs.length && xs[to]! < turn) to++;
    if (to > from) {
      openGroup(out, group, turns.length);
      drawBetween(out, from, to);
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
