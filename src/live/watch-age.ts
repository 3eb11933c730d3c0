import { ageLabel } from "../chart/inner-face.ts";
import type { SeriesWindows } from "./series-windows.ts";

/** @returns a function that says whether the age shown has changed since its last call. */
export function watchAge(
  staleMs: number | undefined,
  points: Pick<SeriesWindows, "newest">,
): (now: number) => boolean {
  if (staleMs === undefined) return () => false;
  let age = "";
  return (now) => {
    const before = age;
    age = ageLabel(points.newest(), now, staleMs);
    return age !== before;
  };
}
