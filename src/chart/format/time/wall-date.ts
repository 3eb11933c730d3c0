import { MAX_TIME } from "../../../limits.ts";

/** The date of a wall clock (UTC milliseconds); beyond the first and the last that there is, these. */
export function wallDate(wall: number): Date {
  return new Date(Math.max(-MAX_TIME, Math.min(wall, MAX_TIME)));
}
