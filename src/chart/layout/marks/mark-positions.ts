import type { Series } from "../../data/series.ts";
import type { Scale } from "../../scales/scale.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import type { Bandwidth, MarkContext } from "../mark-type.ts";
import { scaleYs } from "./apply-scale.ts";

/** The pixel of zero, clamped to the plot. */
export function zeroPosition(scale: Scale): number {
  return clampToPlot(Math.round(scale.px(0)), scale);
}

/** Clamps a pixel to the range of a scale. NaN and infinity become the larger end of the range. */
export function clampToPlot(px: number, { domain, px: scalePx }: Scale): number {
  const edges = [scalePx(domain[0]), scalePx(domain[1])];
  const finite = Number.isFinite(px) ? px : Math.max(...edges);
  return Math.round(Math.max(Math.min(...edges), Math.min(finite, Math.max(...edges))));
}

/**
 * The y pixels of a column of values, for each position of a mark. Values without a logarithm are
 * at the plot's edge.
 */
export function scaleColumn(
  values: Float64Array,
  mark: MarkBase,
  { y, decimals }: MarkContext,
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
