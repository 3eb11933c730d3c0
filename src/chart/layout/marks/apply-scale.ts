import { clamp } from "../../base/clamp.ts";
import { nearest } from "../../base/nearest.ts";
import { xAt } from "../../data/x-value.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Layer } from "../mark-type.ts";

/** Nothing is drawn further from the plot than this, in pixels. */
export const MAX_DISTANCE = 1e5;

/** Which points of a series: a list of indices, or a number of points from a first index on. */
type Selection = readonly number[] | number;

/** The x pixels of the selected points. */
export function scaleXs(
  { series }: Layer,
  selection: Selection,
  first: number,
  x: XScale,
  decimals: number,
): number[] {
  const left = x.px(x.domain[0]);
  if (x.plain && x.kind !== "ordinal") {
    const map = linearMap(x, left, decimals);
    return typeof selection === "number"
      ? mapRange(series.xs, first, selection, map)
      : mapIndices(series.xs, selection, map);
  }
  const count = typeof selection === "number" ? selection : selection.length;
  const xs: number[] = [];
  for (let i = 0; i < count; i++) {
    const index = typeof selection === "number" ? first + i : selection[i]!;
    const px = x.px(xAt(x.kind, series, index));
    xs[i] = roundPixels(left + clampPixels(px - left), decimals);
  }
  return xs;
}

/** The y pixels of the selected values. A value without a logarithm is a gap on a log scale. */
export function scaleYs(
  values: Float64Array,
  selection: Selection,
  first: number,
  y: Scale,
  decimals: number,
): number[] {
  if (y.plain) {
    const map = linearMap(y, 0, decimals);
    return typeof selection === "number"
      ? mapRange(values, first, selection, map)
      : mapIndices(values, selection, map);
  }
  const count = typeof selection === "number" ? selection : selection.length;
  const ys: number[] = [];
  for (let i = 0; i < count; i++) {
    const value = values[typeof selection === "number" ? first + i : selection[i]!]!;
    ys[i] = roundPixels(clampPixels(y.px(value)), decimals);
  }
  return ys;
}

/**
 * The numbers of a plain scale. Scales have several shapes, so the loops below, which are hot, get
 * this single one instead.
 */
interface LinearMap {
  origin: number;
  perUnit: number;
  /** Pixels outside of these bounds are clamped. */
  min: number;
  max: number;
  decimals: number;
}

function linearMap({ origin, perUnit }: Scale, center: number, decimals: number): LinearMap {
  return { origin, perUnit, min: center - MAX_DISTANCE, max: center + MAX_DISTANCE, decimals };
}

/** The pixels of `count` values from index `first` on. */
function mapRange(values: Float64Array, first: number, count: number, map: LinearMap): number[] {
  const { origin, perUnit, min, max, decimals } = map;
  const pixels: number[] = [];
  // Allocating the whole array first takes half the time of growing it.
  pixels.length = count;
  for (let i = 0; i < count; i++) {
    const px = (values[first + i]! - origin) * perUnit;
    pixels[i] = roundPixels(px > max ? max : px < min ? min : px, decimals);
  }
  return pixels;
}

/** The pixels of the values at `indices`, as integers: only reduced marks select points. */
function mapIndices(values: Float64Array, indices: readonly number[], map: LinearMap): number[] {
  const { origin, perUnit, min, max } = map;
  const pixels: number[] = [];
  pixels.length = indices.length;
  for (let i = 0; i < indices.length; i++) {
    const px = (values[indices[i]!]! - origin) * perUnit;
    pixels[i] = nearest(px > max ? max : px < min ? min : px);
  }
  return pixels;
}

/** Rounds to 0 or 1 decimals. */
export function roundPixels(px: number, decimals: number): number {
  return decimals === 0 ? nearest(px) : nearest(px * 10) / 10;
}

/** Clamps pixels far outside the plot: a coordinate such as 1e300 cannot be drawn. */
export function clampPixels(px: number): number {
  return clamp(px, -MAX_DISTANCE, MAX_DISTANCE);
}
