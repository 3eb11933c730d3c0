import { isExpected } from "../data/series-interval.ts";
import { hasStopped, newestX, rightEdge } from "../data/window.ts";
import { xAt } from "../data/x-value.ts";
import type { Settings } from "../options/settings.ts";
import { findXKind, slidingSpan, spanOptions } from "./axes/x-scale.ts";
import type { Layer } from "./mark-type.ts";

/** A series of a live chart none of whose points is in the plot, as they came before what it shows. */
export interface Absent {
  /** The index of its layer. */
  layer: number;
  /** Its next point is still to come, so its last value is held: it is shown as a dashed line. */
  held: boolean;
  /** Its last point; NaN if none is known. */
  x: number;
  y: number;
}

const NONE: readonly Absent[] = [];

/** With less than this of a line in the plot, in pixels, its series cannot be seen. */
const MIN_VISIBLE = 8;

/** Finds the visible series that have no point in the plot. Where all have come equally far, there are none. */
export function findAbsent(layers: Layer[], settings: Settings): readonly Absent[] {
  const { window, everyMs, width, horizontal } = settings;
  if (window === undefined || horizontal || areAbreast(layers, settings)) return NONE;
  const newest = newestX(layers.map(({ series }) => series));
  const kind = findXKind(layers, settings);
  if (kind === "band" || newest === Number.NEGATIVE_INFINITY) return NONE;
  const { from, to } = slidingSpan(kind, layers, width, settings);
  const edge = rightEdge(newest, spanOptions(kind, width, settings));
  const least = from + ((to - from) * MIN_VISIBLE) / width;
  const length = "ms" in window ? window.ms : Math.max(to - from, window.points * everyMs);
  const canHold = !hasStopped(newest, edge, window);
  const absent: Absent[] = [];
  for (const [layer, one] of layers.entries()) {
    if (!hasPlace(one)) continue;
    const { series, y1, y0 } = one;
    const last = series.xs.length - 1;
    const isOut = last < 0 || (xAt(kind, series, last) < least && xAt(kind, series, 0) < from);
    if (!isOut) continue;
    const [x, y] = last < 0 ? NOWHERE : [series.xs[last]!, y1[last]! - (y0?.[last] ?? 0)];
    const held = canHold && !Number.isNaN(y) && isExpected(series.xs, edge, HELD_WINDOWS * length);
    absent.push({ layer, held, x, y });
  }
  return absent.length === 0 ? NONE : absent;
}

const NOWHERE = [Number.NaN, Number.NaN] as const;

/** How long the only point of a series is held, in windows. */
const HELD_WINDOWS = 4;

/** Whether no layer can be absent, as all have just come equally far. */
function areAbreast(layers: readonly Layer[], { window, now, xAxis }: Settings): boolean {
  const first = layers.find(hasPlace);
  if (first === undefined) return true;
  const { xs, startIndex } = first.series;
  const last = xs[xs.length - 1];
  const isLate = now !== undefined && window !== undefined && "ms" in window;
  if (last === undefined || (isLate && !(now - last < window.ms / 2))) return false;
  return layers.every(
    ({ series }) =>
      series.xs[series.xs.length - 1] === last &&
      (xAxis !== "ordinal" || series.startIndex + series.xs.length === startIndex + xs.length),
  );
}

/** Whether a layer's points have a place on the axes of a window: summaries and colours have none. */
function hasPlace({ hidden, derived, summarizesWindow, type }: Layer): boolean {
  return !hidden && derived !== true && summarizesWindow !== true && !type.hasColorScale;
}

/** Whether no visible series has a point in the plot, or a value that is held. */
export function isOutOfSight(absent: readonly Absent[], layers: readonly Layer[]): boolean {
  return (
    absent.length > 0 &&
    absent.every(({ held }) => !held) &&
    absent.length === layers.filter(({ hidden, derived }) => !hidden && derived !== true).length
  );
}

/** A remark on series that have stopped, while others go on; empty if there are none. */
export function describeStopped(absent: readonly Absent[], layers: readonly Layer[]): string {
  const stopped = absent.filter(({ held }) => !held);
  if (stopped.length === 0 || isOutOfSight(absent, layers)) return "";
  return stopped.length === 1
    ? `No data of ${layers[stopped[0]!.layer]!.series.name}`
    : `No data of ${stopped.length} series`;
}
