import type { AxisSettings, Settings } from "../../options/settings.ts";
import { labelWidth } from "./label.ts";
import { layoutYAxis } from "./y-axis.ts";

/** The highest values of axes whose labels have room: of measurements up to tens of thousands. */
const MAGNITUDES = [0.5, 5, 50, 500, 5000, 50_000];
/** Beyond these a number is written with a prefix; a unit such as MiB may be longer then. */
const PREFIXED = [5e5, 5e8];
/** Most percentages are of a whole. */
const PERCENTAGES = [0.5, 5, 50, 500];
/** Wider labels move the plot when they come, in pixels. */
const MAX_RESERVED = 64;
/** The height of these axes, in pixels. */
const HEIGHT = 200;

/**
 * The width that a live chart keeps for the labels of a y axis, in pixels, so that the plot stays
 * still as values grow. It depends on settings only: a frame knows nothing of those before it.
 */
export function reservedLabelWidth(axis: AxisSettings, settings: Settings): number {
  const isFixed = axis.domain.every((bound) => bound !== null);
  if (settings.variant !== "live" || isFixed) return 0;
  const low = axis.scale === "log" ? 0.01 : 0;
  let widest = 0;
  for (const high of expectedMagnitudes(axis)) {
    const { ticks, labels } = layoutYAxis([low, high], HEIGHT, axis, settings.locale);
    for (const tick of ticks) widest = Math.max(widest, labelWidth(labels.tick(tick), settings));
  }
  return Math.min(widest, MAX_RESERVED);
}

function expectedMagnitudes({ unit, format }: AxisSettings): readonly number[] {
  if (unit === "%") return PERCENTAGES;
  return format === undefined ? [...MAGNITUDES, ...PREFIXED] : MAGNITUDES;
}
