import type { Series } from "../../data/series.ts";
import type { Scale } from "../../scales/scale.ts";
import { type MarkBase, pointAt } from "../mark-layout.ts";
import type { MarkContext } from "../mark-type.ts";
import { scaleYs } from "./apply-scale.ts";
import type { Bandwidth } from "./../mark-type.ts";

/** Where zero lies, or the edge of the plot that is nearer to it. */
export function zeroPosition(scale: Scale): number {
  return clampToPlot(Math.round(scale.px(0)), scale);
}

/** The position itself or, where it is out of sight, the edge of the plot that is nearer to it. */
export function clampToPlot(px: number, { domain, px: position }: Scale): number {
  const edges = [position(domain[0]), position(domain[1])];
  const value = Number.isFinite(px) ? px : Math.max(...edges);
  return Math.round(Math.max(Math.min(...edges), Math.min(value, Math.max(...edges))));
}

/**
 * Where a column of a layer's values lies, for each position of its mark. What has no place on a
 * logarithmic axis lies at the plot's edge.
 */
export function scaleColumn(
  values: Float64Array,
  mark: MarkBase,
  { y, decimals }: MarkContext,
): number[] {
  const positions = scaleYs(values, mark.points ?? mark.xs.length, mark.first, y, decimals);
  if (y.plain) return positions;
  for (let i = 0; i < positions.length; i++) {
    if (Number.isNaN(positions[i]!) && !Number.isNaN(values[pointAt(mark, i)]!)) {
      positions[i] = clampToPlot(Number.NaN, y);
    }
  }
  return positions;
}

/** Moves marks to their place in a group, and gives them its width. */
export function placeInBand(
  mark: MarkBase & { width?: number },
  band: Bandwidth | undefined,
): void {
  if (band === undefined) return;
  const { width, offset } = band;
  mark.width = width;
  if (offset !== 0) mark.xs = mark.xs.map((x) => Math.round((x + offset) * 10) / 10);
}

/** The colours that points have of their own, by position. */
export function pickColors(
  mark: MarkBase,
  colors: NonNullable<Series["colors"]>,
): (string | undefined)[] {
  return mark.xs.map((_, i) => colors[pointAt(mark, i)]);
}
