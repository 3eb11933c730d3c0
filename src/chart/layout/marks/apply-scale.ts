import type { Layer } from "../mark-type.ts";
import { nearest } from "../../base/nearest.ts";
import type { Scale } from "../../scales/scale.ts";
import { xAt } from "../../data/x-value.ts";
import type { XScale } from "../../scales/x-scale.ts";

/** Nothing is drawn further from the plot than this, in pixels. */
export const MAX_DISTANCE = 1e5;

/** The points of a mark: those with these indices, or so many from the first on. */
type Wanted = readonly number[] | number;

/** Where points lie along x. */
export function scaleXs(
  { series }: Layer,
  wanted: Wanted,
  first: number,
  x: XScale,
  decimals: number,
): number[] {
  const left = x.px(x.domain[0]);
  if (x.plain && x.kind !== "ordinal") {
    return spread(series.xs, wanted, first, x.origin, x.perUnit, left, decimals);
  }
  const count = typeof wanted === "number" ? wanted : wanted.length;
  const places: number[] = [];
  for (let i = 0; i < count; i++) {
    const px = x.px(xAt(x.kind, series, typeof wanted === "number" ? first + i : wanted[i]!));
    places[i] = roundPixels(left + clampPixels(px - left), decimals);
  }
  return places;
}

/** Where values lie. What a logarithm does not know is a gap. */
export function scaleYs(
  values: Float64Array,
  wanted: Wanted,
  first: number,
  y: Scale,
  decimals: number,
): number[] {
  if (y.plain) return spread(values, wanted, first, y.origin, y.perUnit, 0, decimals);
  const count = typeof wanted === "number" ? wanted : wanted.length;
  const places: number[] = [];
  for (let i = 0; i < count; i++) {
    const value = values[typeof wanted === "number" ? first + i : wanted[i]!]!;
    places[i] = roundPixels(clampPixels(y.px(value)), decimals);
  }
  return places;
}

/**
 * Values as pixels, where a scale does nothing but spread them evenly. What lies far beyond the
 * plot, which is around `middle`, is drawn nearer. Scales come in several shapes, so the loop is given
 * their numbers. Points that were picked lie on whole pixels.
 */
function spread(
  values: Float64Array,
  wanted: Wanted,
  first: number,
  origin: number,
  perUnit: number,
  middle: number,
  decimals: number,
): number[] {
  const least = middle - MAX_DISTANCE;
  const most = middle + MAX_DISTANCE;
  const places: number[] = [];
  // An array of its length from the beginning takes half the time of one that grows.
  if (typeof wanted === "number") {
    places.length = wanted;
    for (let i = 0; i < wanted; i++) {
      const px = (values[first + i]! - origin) * perUnit;
      places[i] = roundPixels(px > most ? most : px < least ? least : px, decimals);
    }
    return places;
  }
  places.length = wanted.length;
  for (let i = 0; i < wanted.length; i++) {
    const px = (values[wanted[i]!]! - origin) * perUnit;
    places[i] = nearest(px > most ? most : px < least ? least : px);
  }
  return places;
}

/** To so many decimals, 0 or 1. */
export function roundPixels(px: number, decimals: number): number {
  return decimals === 0 ? nearest(px) : nearest(px * 10) / 10;
}

/** Far beyond the plot a pixel more or less makes no difference, but 1e300 would not be a pixel. */
export function clampPixels(px: number): number {
  return px > MAX_DISTANCE ? MAX_DISTANCE : px < -MAX_DISTANCE ? -MAX_DISTANCE : px;
}
