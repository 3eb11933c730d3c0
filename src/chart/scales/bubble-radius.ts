const MAX_RADIUS = 22;
/** On a small plot, the radius of the largest bubble is at most these shares of it. */
const SHARE_OF_HEIGHT = 0.1;
const SHARE_OF_WIDTH = 0.06;

/** The largest radius of a bubble on a plot of this size, in pixels. */
export function maxBubbleRadius(height: number, width = Number.POSITIVE_INFINITY): number {
  return Math.min(MAX_RADIUS, height * SHARE_OF_HEIGHT, width * SHARE_OF_WIDTH);
}
