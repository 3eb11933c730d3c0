import { clamp } from "../../base/clamp.ts";
import type { Series } from "../../data/series.ts";
import type { Scale } from "../../scales/scale.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import type { Bandwidth, MarkContext } from "../mark-type.ts";
import { scaleYs } from "./apply-scale.ts";

/** The pixel of zero, clamped to the plot. */
export function zeroPosition(scale: Scale): number {
  return clampToPlot(Math.round(scale.px(0)), scale);
}

/** Clamps a pixel to the range of a scale. NaN becomes the end where the lowest value is. */
export function clampToPlot(px: number, scale: Scale): number {
  const { domain } = scale;
  const [from, to] = rangeOf(scale);
  const lowest = scale.px(Math.min(domain[0], domain[1]));
  return Math.round(clamp(Number.isNaN(px) ? lowest : px, from, to));
}

/** The pixels of both ends of a scale, ascending. */
export function rangeOf({ domain, px }: Scale): [number, number] {
  const [one, other] = [px(domain[0]), px(domain[1])];
  return one < other ? [one, other] : [other, one];
}

/** Clamps pixels to the range of a scale, in place; gaps stay. */
export function clampAllToPlot(pixels: number[], scale: Scale): number[] {
  const [from, to] = rangeOf(scale);
  for (let i = 0; i < pixels.length; i++) pixels[i] = clamp(pixels[i]!, from, to);
  return pixels;
}

/**
 * The y pixels of a column of values, for each position of a mark. Values without a logarithm are
 * at the plot's edge.
 */
export function scaleColumn(
  values: Float64Array,
  mark: MarkBase,
  { y, decimals }: Pick<MarkContext, "y" | "decimals">,
): number[] {
  const ys = scaleYs(values, mark.points ?? mark.xs.length, mark.first, y, decimals);
  if (y.plain) return ys;
  for (let i = 0; i < ys.length; i++) {
    if (Number.isNaN(ys[i]!) && !Number.isNaN(values[pointAt(mark, i)]!)) {
      ys[i] = clampToPlot(Number.NaN, y);
    }
  }
  return ys;
}

/** Gives a mark the width and the offset of its band. */
export function applyBandwidth(
  mark: MarkBase & { width?: number },
  band: Bandwidth | undefined,
): void {
  if (band === undefined) return;
  const { width, offset } = band;
  mark.width = width;
  if (offset !== 0) mark.xs = mark.xs.map((x) => Math.round((x + offset) * 10) / 10);
}

/** The colours of single points, by position. */
export function pickColors(
  mark: MarkBase,
  colors: NonNullable<Series["colors"]>,
): (string | undefined)[] {
  return mark.xs.map((_, i) => colors[pointAt(mark, i)]);
}
