import type { Settings } from "../options/settings.ts";

/** Nobody wants to press Tab more often than this to get past a chart. */
const MOST_STOPS = 40;

/**
 * Every how many of these places the focus can rest, counted from the last; 0: nowhere. A live
 * chart is drawn anew before the focus could rest on anything in it.
 */
export function tabStopInterval(places: number, { variant }: Settings): number {
  return variant === "live" ? 0 : Math.ceil(places / MOST_STOPS);
}

/** Whether the focus can rest at a place. */
export function isTabStop(place: number, places: number, every: number): boolean {
  return every > 0 && (places - 1 - place) % every === 0;
}
