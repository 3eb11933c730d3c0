import { beginPiece, putPieces } from "../base/piece-buffer.ts";
import type { LaidOut, ScrollTooltips } from "../layout/laid-out.ts";
import { pointAt } from "../layout/mark-layout.ts";
import { reuseTooltips, type ScrollCache } from "../layout/marks/scroll-cache.ts";
import { layerLabels } from "../layout/value-text.ts";
import { hasEvenNeighbors } from "./tooltip-target.ts";

/**
 * Reuses the tooltips of the last frame and adds the new ones. With uneven distances, the first and
 * the last are left out: they have a neighbour on one side only, so their hit areas change.
 */
export const scrollTooltips: ScrollTooltips = (laidOut, m, scroll, write) => {
  const count = laidOut.layout.places!.xs.length;
  const kept = keepTooltips(laidOut, m, scroll);
  const { pieces, ends } = scroll.tooltips;
  for (let place = ends + kept; place < count - ends; place++) {
    beginPiece(pieces);
    write(pieces.out, place);
  }
  return (out, from, to) => {
    if (from < ends) write(out, 0);
    putPieces(out, pieces, Math.max(ends, from) - ends, Math.min(to, count - ends) - ends);
    if (to > count - ends) write(out, count - 1);
  };
};

/** Drops the tooltips that are no longer right. @returns how many are left. */
function keepTooltips(
  { layout, layers, axes, xAxis, tooltips }: LaidOut,
  m: number,
  scroll: ScrollCache,
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
    scroll.key.y,
    reach,
    plot.height,
    tooltips,
  ];
  return reuseTooltips(scroll, xs, indices, parts, (from) => isEven(xs, reach, from));
}

function isEven(xs: number[], reach: number, from: number): boolean {
  for (let place = from; place < xs.length; place++)
    if (!hasEvenNeighbors(xs, place, reach)) return false;
  return true;
}
