import type { Settings } from "../options/settings.ts";

/** How often a reader may have to press Tab to get past a chart. */
const MAX_STOPS = 40;

/**
 * One of how many tooltips is a tab stop, counted from the last; 0: none. Live charts have none, as
 * the next frame replaces the element that has the focus.
 */
export function tabStopInterval(count: number, { variant }: Settings): number {
  return variant === "live" ? 0 : Math.ceil(count / MAX_STOPS);
}

/** Whether the tooltip at an index is a tab stop. */
export function isTabStop(index: number, count: number, interval: number): boolean {
  return interval > 0 && (count - 1 - index) % interval === 0;
}
