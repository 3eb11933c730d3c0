import { GLIDE_PARTS } from "../glide.ts";
import type { Tick } from "./tick.ts";
import type { ScaledXAxis } from "./x-axis.ts";
import { MIN_GAP } from "./x-labels.ts";

/** Where a gliding axis is. */
interface GlidingPlace {
  /** Pixels from the origin to the plot's left edge, where the glide ends. */
  slide: number;
  cycle: number;
  glide: number;
}

/**
 * The ticks whose labels are whole as a glide begins, and cut by the plot's left edge as it ends. They
 * do not count as visible any more, but are drawn while the plot moves.
 */
export function findLeavingTicks(
  { axis, scale }: ScaledXAxis,
  visible: readonly Tick[],
  { slide, cycle, glide }: GlidingPlace,
): readonly Tick[] {
  const oldest = visible[0]?.value;
  const first = glide === 0 ? -1 : axis.ticks.findIndex(({ value }) => value === oldest);
  if (first <= 0) return NONE;
  const left = slide - (cycle * glide) / GLIDE_PARTS;
  const leaving: Tick[] = [];
  let next = Math.round(scale.px(oldest!)) - axis.ticks[first]!.width / 2;
  for (let i = first - 1; i >= 0; i--) {
    const { value, label, width } = axis.ticks[i]!;
    const at = Math.round(scale.px(value));
    if (at - width / 2 < left) break;
    if (at + width / 2 + MIN_GAP > next) continue;
    leaving.unshift({ at, value, label });
    next = at - width / 2;
  }
  return leaving;
}

const NONE: readonly Tick[] = [];
