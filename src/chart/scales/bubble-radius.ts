const MAX_RADIUS = 22;
/** Of a small plot, the largest bubble takes these shares to each side. */
const SHARE_OF_HEIGHT = 0.1;
const SHARE_OF_WIDTH = 0.06;

/** How large a bubble may be on a plot of this size, in pixels. */
export function maxBubbleRadius(height: number, width = Number.POSITIVE_INFINITY): number {
  return Math.min(MAX_RADIUS, height * SHARE_OF_HEIGHT, width * SHARE_OF_WIDTH);
}
