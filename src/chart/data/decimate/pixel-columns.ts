import type { Series } from "../series.ts";
import type { XKind } from "../../options/choices.ts";

/** What the x of points follows from. */
export type XPositions = Pick<Series, "xs" | "startIndex">;

/** How x maps to pixel columns: `perUnit` columns for each unit of x, counted from `origin`. */
export interface PixelColumns {
  kind: XKind;
  origin: number;
  perUnit: number;
}

/** The pixel column that a point is in, counted from the scale's origin. */
export function columnIndex(places: XPositions, index: number, columns: PixelColumns): number {
  const { kind, origin, perUnit } = columns;
  const x = kind === "ordinal" ? places.startIndex + index : places.xs[index]!;
  const distance = x - origin;
  // The distance from -1e308 to 1e308 overflows, but a quarter of it does not.
  if (!Number.isFinite(distance)) return Math.floor((x / 4 - origin / 4) * (perUnit * 4));
  return Math.floor(distance * perUnit);
}

/** The index behind the last point in the column of this one. */
export function columnEnd(
  places: XPositions,
  index: number,
  to: number,
  columns: PixelColumns,
): number {
  const column = columnIndex(places, index, columns);
  let inside = index;
  let outside = index + 1;
  for (let step = 1; outside < to && columnIndex(places, outside, columns) === column; step *= 2) {
    inside = outside;
    outside += step;
  }
  outside = Math.min(outside, to);
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (columnIndex(places, middle, columns) === column) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** The index of the first point in the column of this one. */
export function columnStart(places: XPositions, index: number, columns: PixelColumns): number {
  const column = columnIndex(places, index, columns);
  let inside = index;
  let outside = index - 1;
  for (let step = 1; outside >= 0 && columnIndex(places, outside, columns) === column; step *= 2) {
    inside = outside;
    outside -= step;
  }
  outside = Math.max(outside, -1);
  while (inside - outside > 1) {
    const middle = (inside + outside) >> 1;
    if (columnIndex(places, middle, columns) === column) inside = middle;
    else outside = middle;
  }
  return inside;
}
