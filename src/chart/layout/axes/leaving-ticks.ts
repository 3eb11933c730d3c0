import { GLIDE_PARTS } from "../glide.ts";
import { sameTick, type Tick } from "./tick.ts";
import type { ScaledXAxis } from "./x-axis.ts";

/** Where a gliding axis is. */
interface GlidingPlace {
  /** Pixels from the origin to the plot's left edge, where the glide ends. */
  slide: number;
  cycle: number;
  glide: number;
}

/**
 * The ticks whose labels are whole as a glide begins, and cut by the plot's left edge as it ends. They
 * are no visible ticks any more; without them, they would be missing while the plot moves.
 *
 * @param last those of the frame before; returned where they are the same.
 */
export function findLeavingTicks(
  { axis, scale }: ScaledXAxis,
  visible: readonly Tick[],
  { slide, cycle, glide }: GlidingPlace,
  last: readonly Tick[] = NONE,
): readonly Tick[] {
  if (glide === 0) return NONE;
  const left = slide - (cycle * glide) / GLIDE_PARTS;
  const oldest = visible[0]?.value ?? Number.POSITIVE_INFINITY;
  let leaving = NONE;
  for (const { value, label, width } of axis.ticks) {
    if (value >= oldest) break;
    const at = Math.round(scale.px(value));
    if (at - width / 2 >= left) leaving = [...leaving, { at, value, label }];
  }
  return sameTicks(leaving, last) ? last : leaving;
}

const NONE: readonly Tick[] = [];

function sameTicks(ticks: readonly Tick[], others: readonly Tick[]): boolean {
  return ticks.length === others.length && ticks.every((tick, i) => sameTick(tick, others[i]!));
}
