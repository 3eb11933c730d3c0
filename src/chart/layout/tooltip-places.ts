import type { Layer } from "./mark-type.ts";
import type { MarkLayout } from "./mark-layout.ts";

/** Where tooltips are: pixels from the scale's origin, and for each mark which of its points, or -1. */
export interface TooltipPlaces {
  xs: number[];
  /** By mark; a mark that is hidden has none. */
  points: (readonly number[] | undefined)[];
}

/** Nobody can point at less than this many pixels. */
const NARROWEST = 6;

/** The usual width of the stretch that calls a tooltip. */
export function targetWidth(gap: number): number {
  return Math.max(NARROWEST, Math.round(gap));
}

/** A place for each x at which a visible mark has a value, ascending. */
export function findTooltipPlaces(
  layers: readonly Layer[],
  marks: readonly MarkLayout[],
  gap: number,
): TooltipPlaces {
  const own = marks.map((mark, m) =>
    mark.hidden ? undefined : positionsOf(mark, layers[m]!.type.needsNoY, gap),
  );
  let only = -1;
  for (let m = 0; m < own.length; m++) {
    if (own[m] === undefined) continue;
    if (only >= 0) return mergedPlaces(marks, own, gap);
    only = m;
  }
  if (only < 0) return { xs: [], points: own };
  const { xs } = marks[only]!;
  const positions = own[only]!;
  return { xs: positions === counted ? xs : positions.map((i) => xs[i]!), points: own };
}

/** The positions of a mark that have a tooltip: of several at one place, the last. */
function positionsOf({ xs, ys }: MarkLayout, needsNoY: boolean, gap: number): readonly number[] {
  const positions: number[] = [];
  if (gap >= NARROWEST && !needsNoY && isWhole(xs, ys)) return countTo(xs.length);
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) && !needsNoY) continue;
    const shares =
      i + 1 < xs.length &&
      !Number.isNaN(ys[i + 1]!) &&
      placeOf(xs[i]!, gap) === placeOf(xs[i + 1]!, gap);
    if (!shares) positions.push(i);
  }
  return positions;
}

/** Whether there is no gap, and no two points stand at one place. */
function isWhole(xs: readonly number[], ys: readonly number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!) || xs[i] === xs[i + 1]) return false;
  return true;
}

const counted: number[] = [];

/** The numbers from 0 to before another, at the least: one list for all, so nobody may change it. */
function countTo(length: number): readonly number[] {
  for (let i = counted.length; i < length; i++) counted.push(i);
  return counted;
}

/** Where points lie closer than one can point at, several share a place. */
function placeOf(px: number, gap: number): number {
  return gap >= NARROWEST ? px : Math.floor(px / NARROWEST);
}

/** Walks along all marks at once, from place to place. */
function mergedPlaces(
  marks: readonly MarkLayout[],
  own: (readonly number[] | undefined)[],
  gap: number,
): TooltipPlaces {
  const xs: number[] = [];
  const merged = own.map((positions): number[] | undefined => positions && []);
  const next = own.map(() => 0);
  for (;;) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let m = 0; m < marks.length; m++) {
      const position = positionAt(own, m, next[m]!, marks);
      if (position >= 0) nearest = Math.min(nearest, marks[m]!.xs[position]!);
    }
    if (!(nearest < Number.POSITIVE_INFINITY)) return { xs, points: merged };
    xs.push(nearest);
    const place = placeOf(nearest, gap);
    for (let m = 0; m < marks.length; m++) {
      const position = positionAt(own, m, next[m]!, marks);
      const isHere = position >= 0 && placeOf(marks[m]!.xs[position]!, gap) === place;
      merged[m]?.push(isHere ? position : -1);
      if (isHere) next[m]!++;
    }
  }
}

/** The next position of a mark, or -1 where there is none left. */
function positionAt(
  own: (readonly number[] | undefined)[],
  m: number,
  next: number,
  marks: readonly MarkLayout[],
): number {
  const position = own[m]?.[next];
  return position === undefined || position >= marks[m]!.xs.length ? -1 : position;
}
