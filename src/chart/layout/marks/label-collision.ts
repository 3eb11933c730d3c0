import type { Box } from "../axes/margins.ts";
import { bisectLeft } from "../../data/window.ts";
import type { MarkLayout } from "../mark-layout.ts";

/**
 * Whether no line, dot or bar lies on a box of the plot.
 *
 * @param left from where on the box counts its x, in pixels from the origin of the marks' x.
 */
export function isFree(marks: readonly MarkLayout[], left: number, box: Box): boolean {
  const from = left + box.x;
  return marks.every((mark) => mark.hidden || !crosses(mark, from, from + box.width, box));
}

function crosses(mark: MarkLayout, from: number, to: number, box: Box): boolean {
  const { xs, ys, kind, width = 0, bases, zero = 0 } = mark;
  const isBar = kind === "bar";
  const isLine = kind === "line" || kind === "area" || kind === "range";
  const half = width / 2;
  for (let i = bisectLeft(xs, from - half); i <= xs.length; i++) {
    // The segment that ends here; behind the last point there is none.
    const x = xs[i] ?? Number.POSITIVE_INFINITY;
    if (isLine && i > 0 && cuts(xs[i - 1]!, ys[i - 1]!, x, ys[i] ?? Number.NaN, from, to, box)) {
      return true;
    }
    if (x - half > to || i === xs.length) return false;
    const y = ys[i]!;
    const end = isBar ? (bases?.[i] ?? zero) : y;
    if (Math.max(y, end) >= box.y && Math.min(y, end) <= box.y + box.height) return true;
  }
  return false;
}

/** Whether a straight segment, between the box's sides, is as high as the box anywhere. */
function cuts(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  from: number,
  to: number,
  { y, height }: Box,
): boolean {
  if (x2 < from || x1 > to || !(x2 > x1)) return false;
  const slope = (y2 - y1) / (x2 - x1);
  const start = y1 + slope * (Math.max(from, x1) - x1);
  const end = y1 + slope * (Math.min(to, x2) - x1);
  return Math.max(start, end) >= y && Math.min(start, end) <= y + height;
}
