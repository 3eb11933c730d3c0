import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";

/** Where a chart's time axis is, for scripts in the page: constant while the plot slides. */
export interface TimeScale {
  /** Epoch ms at 0 px of the sliding plot. */
  origin: number;
  perPixel: number;
  /** Of the plot, in pixels. */
  width: number;
}

/** Undefined for charts that do not move or answer, and for those without a linear axis of times along x. */
export function findTimeScale(
  { xAxis: { scale }, layers, layout }: LaidOut,
  { variant, xRange }: Settings,
): TimeScale | undefined {
  if (variant !== "live" && variant !== "interactive") return undefined;
  if (scale.kind !== "time" || !scale.plain) return undefined;
  // Without points, the axis is invented.
  if (xRange === undefined && layers.every(({ series }) => series.xs.length === 0))
    return undefined;
  return { origin: scale.origin, perPixel: 1 / scale.perUnit, width: layout.plot.width };
}

/** Digits of the time per pixel: they are right to a hundredth of a pixel over 10,000 of them. */
const DIGITS = 7;

/**
 * The scale as an attribute: a point at x in the sliding plot's coordinates has the time
 * `origin + x * perPixel`. The plot's width follows, for who wants to know where it ends.
 */
export function timeAttribute(scale: TimeScale | undefined): string {
  if (scale === undefined) return "";
  const origin = Math.round(scale.origin * 1000) / 1000;
  return ` data-time="${origin} ${Number(scale.perPixel.toPrecision(DIGITS))} ${scale.width}"`;
}
