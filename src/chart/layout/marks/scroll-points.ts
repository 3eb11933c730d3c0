import { NO_OVERLAP } from "../../base/window-overlap.ts";
import { xAt } from "../../data/x-value.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import type { Layer, PlotContext } from "../mark-type.ts";
import { clampPixels, MAX_DISTANCE, roundPixels } from "./apply-scale.ts";
import { columnOrigin } from "./layout-points.ts";
import { discardIfChanged, type ScrollCache } from "./scroll-cache.ts";

/**
 * Gives a mark its positions: those of the last frame, from its scroll cache, and new ones.
 *
 * @param to the index behind the last point to draw.
 * @returns false where the mark does not slide.
 */
export function placePoints(
  mark: MarkBase,
  layer: Layer,
  to: number,
  y: Scale,
  plot: PlotContext,
  scroll: ScrollCache,
): boolean {
  if (plot.reduce !== "m4" || !canScroll(layer, plot.x, mark.first, to)) return false;
  mark.scroll = scroll;
  updatePositions(mark, scroll, layer, to, y, plot);
  return true;
}

/** Whether points keep their position from frame to frame, as long as the scales stay the same. */
function canScroll({ series, y1, type }: Layer, x: XScale, from: number, to: number): boolean {
  return (
    x.slides &&
    series.streamId !== undefined &&
    type.scrolls &&
    y1 === series.ys &&
    from < to &&
    x.px(xAt(x.kind, series, from)) - x.px(x.domain[0]) > -MAX_DISTANCE
  );
}

/** Updates the cached positions of a sliding mark, and gives them to its layout. */
function updatePositions(
  layout: MarkBase,
  scroll: ScrollCache,
  { series, mark }: Layer,
  to: number,
  y: Scale,
  plot: PlotContext,
): void {
  const { first: from, reduced } = layout;
  const { x } = plot;
  const decimals = reduced ? 0 : plot.decimals;
  const { streamId, startIndex } = series;
  const { origin, perUnit } = x;
  discardIfChanged(scroll, { streamId, origin, perUnit, y, decimals, curve: mark.curve, reduced });
  scroll.generation++;
  if (reduced) {
    const columns = { kind: x.kind, origin: columnOrigin(x), perUnit };
    const { indices, overlap } = scroll.decimator(series, from, columns);
    scroll.overlap = scroll.xs.length === 0 ? NO_OVERLAP : overlap;
    layout.points = indices;
    layout.counted = startIndex;
  } else {
    const shift = startIndex + from - scroll.firstIndex;
    const overlaps = shift >= 0 && shift < scroll.xs.length;
    scroll.overlap = overlaps ? { shift, count: scroll.xs.length - shift } : NO_OVERLAP;
  }
  scroll.firstIndex = startIndex + from;
  const { shift, count } = scroll.overlap;
  if (shift > 0) {
    scroll.xs.splice(0, shift);
    scroll.ys.splice(0, shift);
  }
  scroll.xs.length = Math.min(count, scroll.xs.length);
  scroll.ys.length = scroll.xs.length;
  const positions = reduced ? layout.points!.length : to - from;
  for (let i = scroll.xs.length; i < positions; i++) {
    const point = pointAt(layout, i);
    scroll.xs.push(roundPixels(x.px(xAt(x.kind, series, point)), decimals));
    scroll.ys.push(roundPixels(clampPixels(y.px(series.ys[point]!)), decimals));
  }
  layout.xs = scroll.xs;
  layout.ys = scroll.ys;
}
