import { bisectLeft } from "../../data/bisect.ts";
import type { Rect } from "../axes/margins.ts";
import type { MarkLayout } from "../mark-layout.ts";
import type { MarkType } from "../mark-type.ts";

/** A mark that labels avoid. */
export interface Obstacle {
  mark: MarkLayout;
  type: MarkType;
}

/**
 * Whether no obstacle overlaps a box of the plot.
 *
 * @param left pixels from the origin of the marks' x to where the box's x starts.
 */
export function isFree(obstacles: readonly Obstacle[], left: number, box: Rect): boolean {
  const from = left + box.x;
  return obstacles.every(
    (obstacle) => obstacle.mark.hidden || !overlaps(obstacle, from, from + box.width, box),
  );
}

/** Whether an obstacle overlaps a box from `from` to `to`, in pixels from the origin of x. */
function overlaps({ mark, type }: Obstacle, from: number, to: number, box: Rect): boolean {
  const { xs, ys } = mark;
  const half = "width" in mark ? (mark.width ?? 0) / 2 : 0;
  for (let i = bisectLeft(xs, from - half); i <= xs.length; i++) {
    // Behind the last point there is no segment.
    const x = xs[i] ?? Number.POSITIVE_INFINITY;
    if (type.connects && i > 0) {
      const segment = { x1: xs[i - 1]!, y1: ys[i - 1]!, x2: x, y2: ys[i] ?? Number.NaN };
      if (intersects(segment, from, to, box)) return true;
    }
    if (x - half > to || i === xs.length) return false;
    const y = ys[i]!;
    const base = type.baseAt(mark, i);
    if (Math.max(y, base) >= box.y && Math.min(y, base) <= box.y + box.height) return true;
  }
  return false;
}

interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Whether a straight segment intersects a box. */
function intersects(
  { x1, y1, x2, y2 }: Segment,
  from: number,
  to: number,
  { y, height }: Rect,
): boolean {
  if (x2 < from || x1 > to || !(x2 > x1)) return false;
  const slope = (y2 - y1) / (x2 - x1);
  const start = y1 + slope * (Math.max(from, x1) - x1);
  const end = y1 + slope * (Math.min(to, x2) - x1);
  return Math.max(start, end) >= y && Math.min(start, end) <= y + height;
}
