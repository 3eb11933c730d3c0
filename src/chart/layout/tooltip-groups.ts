import { TOOLTIP_GAP, type TooltipArea } from "./tooltip-area.ts";

/**
 * Where boxes stand beside their points. Points next to each other share a group, whose boxes are equally
 * far from their points: a point's text stays the same as the plot slides, and no box is cut.
 */
export interface TooltipGroups {
  /** For each group, from left to right: pixels from a point to the left edge of its box. */
  offsets: number[];
  /** For each group but the last: pixels from the plot's left edge to where it ends, at the latest. */
  ends: number[];
  /** How many pixels earlier a group may end. */
  slack: number;
}

/** More would make a difference only where boxes are about as wide as the picture. */
const MAX_GROUPS = 12;

/**
 * Finds the fewest groups: one right of its points and one left of them where boxes take less than half
 * of the width.
 *
 * @param least how much slack groups should have, so that they change seldom.
 * @param gap from a point to a box at its right: the last point left of a sliding plot can still be
 * pointed at.
 */
export function groupTooltips(
  { right }: TooltipArea,
  boxWidth: number,
  least: number,
  gap: number,
): TooltipGroups {
  const free = Math.max(0, right - boxWidth);
  const travel = boxWidth + gap + TOOLTIP_GAP;
  let count = 2;
  while (count < MAX_GROUPS && free - travel / (count - 1) < Math.min(least, free / 2)) count++;
  const step = travel / (count - 1);
  const offsets = Array.from({ length: count }, (_, j) => Math.round(gap - j * step));
  const ends = offsets.slice(0, -1).map((offset) => right - boxWidth - offset);
  return { offsets, ends, slack: Math.max(0, Math.floor(free - step) - 1) };
}

/**
 * The xs from which on tooltips belong to the next group, in pixels from the origin. They slide with
 * the points for as long as the slack allows.
 *
 * @param slide pixels from the origin to the plot's left edge.
 */
export function groupEnds({ ends, slack }: TooltipGroups, slide: number): number[] {
  return ends.map((end) =>
    slack < 1 ? Math.round(slide + end) : Math.floor((slide + end) / slack) * slack,
  );
}
