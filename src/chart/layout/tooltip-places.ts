import { bisectRight } from "../data/bisect.ts";
import type { MarkLayout } from "./mark-layout.ts";
import type { Layer, MarkType } from "./mark-type.ts";

/** Where tooltips are. A place is an x at which one tooltip shows a value of one or several marks. */
export interface TooltipPlaces {
  /** Pixels from the scale's origin, ascending. */
  xs: number[];
  /** For each mark, the position of its point at each place, or -1; undefined for hidden marks. */
  points: (readonly number[] | undefined)[];
}

/** A narrower area cannot be pointed at. */
const MIN_HIT_WIDTH = 6;

/** The default width of the area that triggers a tooltip, where points lie `gap` pixels apart. */
export function hitWidth(gap: number): number {
  return Math.max(MIN_HIT_WIDTH, Math.round(gap));
}

/** The places that are not right of an x, in pixels. */
export function placesUpTo({ xs, points }: TooltipPlaces, px: number): TooltipPlaces {
  const count = bisectRight(xs, px);
  return {
    xs: xs.slice(0, count),
    // Of a single mark, the list of all indices goes on behind its last point.
    points: points.map((own) => own?.slice(0, count)),
  };
}

/** Finds the places of tooltips: each x at which a visible mark has a value. */
export function findTooltipPlaces(
  layers: readonly Layer[],
  marks: readonly MarkLayout[],
  gap: number,
): TooltipPlaces {
  const positions = marks.map((mark, m) =>
    mark.hidden ? undefined : findPositions(mark, layers[m]!.type, gap),
  );
  let only = -1;
  for (let m = 0; m < positions.length; m++) {
    if (positions[m] === undefined) continue;
    if (only >= 0) return mergePlaces(marks, positions, gap);
    only = m;
  }
  if (only < 0) return { xs: [], points: positions };
  const { xs } = marks[only]!;
  const own = positions[only]!;
  return { xs: own === indices ? xs : own.map((i) => xs[i]!), points: positions };
}

/** The positions of a mark that have a tooltip; of several at one place, only the last. */
function findPositions(mark: MarkLayout, type: MarkType, gap: number): readonly number[] {
  const { xs, ys } = mark;
  const positions: number[] = [];
  if (gap >= MIN_HIT_WIDTH && hasDistinctPoints(xs, ys)) return indicesTo(xs.length);
  const isDrawn = (i: number) => !Number.isNaN(ys[i]!) || type.drawsWithoutY(mark, i);
  for (let i = 0; i < xs.length; i++) {
    if (!isDrawn(i)) continue;
    const sharesPlace =
      i + 1 < xs.length && isDrawn(i + 1) && placeKey(xs[i]!, gap) === placeKey(xs[i + 1]!, gap);
    if (!sharesPlace) positions.push(i);
  }
  return positions;
}

/** Whether there are no gaps, and no two points at one x. */
function hasDistinctPoints(xs: readonly number[], ys: readonly number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!) || xs[i] === xs[i + 1]) return false;
  return true;
}

const indices: number[] = [];

/** The integers from 0, at least `length` of them. All callers share one list, so it is read-only. */
function indicesTo(length: number): readonly number[] {
  for (let i = indices.length; i < length; i++) indices.push(i);
  return indices;
}

/** Equal for points that share a place: where points lie too close to point at, several do. */
function placeKey(px: number, gap: number): number {
  return gap >= MIN_HIT_WIDTH ? px : Math.floor(px / MIN_HIT_WIDTH);
}

/** Merges the places of several marks, ascending. */
function mergePlaces(
  marks: readonly MarkLayout[],
  positions: (readonly number[] | undefined)[],
  gap: number,
): TooltipPlaces {
  const xs: number[] = [];
  const points = positions.map((own): number[] | undefined => own && []);
  const next = positions.map(() => 0);
  for (;;) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let m = 0; m < marks.length; m++) {
      const position = nextPosition(marks[m]!, positions[m], next[m]!);
      if (position >= 0) nearest = Math.min(nearest, marks[m]!.xs[position]!);
    }
    if (!(nearest < Number.POSITIVE_INFINITY)) return { xs, points };
    xs.push(nearest);
    const key = placeKey(nearest, gap);
    for (let m = 0; m < marks.length; m++) {
      const position = nextPosition(marks[m]!, positions[m], next[m]!);
      const isHere = position >= 0 && placeKey(marks[m]!.xs[position]!, gap) === key;
      points[m]?.push(isHere ? position : -1);
      if (isHere) next[m]!++;
    }
  }
}

/** The position behind index `next` of a mark's positions, or -1 at the end. */
function nextPosition(
  mark: MarkLayout,
  positions: readonly number[] | undefined,
  next: number,
): number {
  const position = positions?.[next];
  return position === undefined || position >= mark.xs.length ? -1 : position;
}
