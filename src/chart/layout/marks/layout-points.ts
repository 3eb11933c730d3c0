import type { Layer, MarkFrame } from "../mark-type.ts";
import { lttb } from "../../data/decimate/lttb.ts";
import { decimateM4 } from "../../data/decimate/m4.ts";
import type { Scale } from "../../scales/scale.ts";
import type { Settings } from "../../options/settings.ts";
import { bisectX, xAt } from "../../data/x-value.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { NO_OVERLAP } from "../../base/window-overlap.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import { clampPixels, MAX_DISTANCE, roundPixels, scaleXs, scaleYs } from "./apply-scale.ts";
import { rebaseScroll, type ScrollCache } from "./scroll-cache.ts";

const POINTS_PER_PIXEL = 2;

/** What sliding marks are laid out by. */
export type ScrollFrame = Pick<MarkFrame, "x" | "decimals" | "glides">;

/** Where the points of a layer lie, in the shape that all marks begin with. */
export function layoutPoints(
  layer: Layer,
  y: Scale,
  frame: MarkFrame,
  scroll: ScrollCache | undefined,
): MarkBase {
  const { series, mark, type, index, hidden } = layer;
  const { x, reduce } = frame;
  const { from, to, leads, reduced } = drawnStretch(layer, x, frame.glides);
  const layout: MarkBase = {
    kind: type.kind,
    name: series.name,
    index,
    axis: mark.axis,
    hidden,
    dashed: mark.dashed,
    curve: mark.curve,
    xs: [],
    ys: [],
    first: from,
    leads,
    reduced,
  };
  if (series.color !== undefined) layout.color = series.color;
  if (scroll !== undefined && canScroll(layer, x, from, to, reduce)) {
    layout.scroll = scroll;
    return scrollMark(layout, layer, to, y, frame);
  }
  const decimals = reduced ? 0 : frame.decimals;
  if (reduced) layout.points = decimatePoints(layer, from, to, x, reduce);
  const wanted = layout.points ?? to - from;
  layout.xs = scaleXs(layer, wanted, from, x, decimals);
  layout.ys = scaleYs(layer.y1, wanted, from, y, decimals);
  return layout;
}

/** Which points of a layer are drawn, and whether they are too many to draw each. */
function drawnStretch(layer: Layer, x: XScale, glides: boolean) {
  const { series, hidden } = layer;
  // What glides begins one gap further right.
  const left = glides ? x.domain[0] - x.gap / x.perUnit : x.domain[0];
  const first = x.slides ? bisectX(left, x.kind, series) : 0;
  const leads = first > 0;
  const from = leads ? firstDrawn(first, left, series.xs.length, layer, x) : first;
  const to = hidden ? from : series.xs.length;
  const reduced = to - from > POINTS_PER_PIXEL * (x.px(x.domain[1]) - x.px(x.domain[0]));
  return { from, to, leads, reduced };
}

/**
 * Brings a sliding mark up to date, whose series has only got points at its end.
 *
 * @returns false where that cannot be, as it has a gap now, or too many points, or too few.
 */
export function scrollPoints(mark: MarkBase, layer: Layer, y: Scale, frame: ScrollFrame): boolean {
  const { from, to, leads, reduced } = drawnStretch(layer, frame.x, frame.glides);
  mark.first = from;
  mark.leads = leads;
  if (mark.hidden) return true;
  const { scroll } = mark;
  if (scroll === undefined || reduced || !canScroll(layer, frame.x, from, to, "m4")) return false;
  scrollMark(mark, layer, to, y, frame);
  const { xs, ys } = mark;
  for (let i = scroll.shared.count; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  // What stands at one place is a dot.
  return xs[0] !== xs[xs.length - 1];
}

function decimatePoints(
  { series, y1 }: Layer,
  from: number,
  to: number,
  x: XScale,
  reduce: Settings["reduce"],
): number[] {
  if (reduce === "lttb") {
    return lttb(series.xs, y1, from, to, Math.round(x.px(x.domain[1]) - x.px(x.domain[0])));
  }
  const points =
    y1 === series.ys ? series : { xs: series.xs, ys: y1, startIndex: series.startIndex };
  // Columns have whole pixels in their middle, as that is where their points are drawn.
  return decimateM4(points, from, to, { ...x, origin: x.origin - 0.5 / x.perUnit });
}

/** Points leave the front of a sliding mark so many at a time, and it stays the same meanwhile. */
const LEAVE_TOGETHER = 4;

/** The index of a series' first point that is drawn, be it out of sight. */
function firstDrawn(
  first: number,
  left: number,
  count: number,
  { series }: Layer,
  x: XScale,
): number {
  const step = (LEAVE_TOGETHER * x.gap) / x.perUnit;
  const start = Math.floor(left / step) * step;
  return Math.max(0, Math.min(first - 1, count, bisectX(start, x.kind, series)));
}

/** Whether points lie where they lay in the last drawing, unless the scales have changed. */
function canScroll(
  { series, y1, type }: Layer,
  x: XScale,
  from: number,
  to: number,
  reduce: Settings["reduce"],
): boolean {
  return (
    x.slides &&
    series.streamId !== undefined &&
    type.scrolls &&
    y1 === series.ys &&
    reduce === "m4" &&
    from < to &&
    x.px(xAt(x.kind, series, from)) - x.px(x.domain[0]) > -MAX_DISTANCE
  );
}

/** Takes over the positions of the points that were there before. */
function scrollMark(
  layout: MarkBase,
  { series, mark }: Layer,
  to: number,
  y: Scale,
  frame: ScrollFrame,
): MarkBase {
  const { first: from, reduced } = layout;
  const scroll = layout.scroll!;
  const { x } = frame;
  const decimals = reduced ? 0 : frame.decimals;
  const { streamId, startIndex } = series;
  const { origin, perUnit } = x;
  rebaseScroll(scroll, { streamId, origin, perUnit, y, decimals, curve: mark.curve, reduced });
  scroll.generation++;
  if (reduced) {
    const columns = { kind: x.kind, origin: origin - 0.5 / perUnit, perUnit };
    const { indices, overlap } = scroll.decimator(series, from, columns);
    scroll.shared = scroll.xs.length === 0 ? NO_OVERLAP : overlap;
    layout.points = indices;
    layout.counted = startIndex;
  } else {
    const shift = startIndex + from - scroll.first;
    const isOn = shift >= 0 && shift < scroll.xs.length;
    scroll.shared = isOn ? { shift, count: scroll.xs.length - shift } : NO_OVERLAP;
  }
  scroll.first = startIndex + from;
  const { shift, count } = scroll.shared;
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
  return layout;
}
