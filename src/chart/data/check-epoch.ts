import { FEWEST_SECONDS } from "../format/time/time-input.ts";
import type { Points } from "../options/point.ts";
import { pointError } from "./read-values.ts";

/** The first moment of 2100 in epoch seconds: as milliseconds, it would be 17 February 1970. */
const MOST_SECONDS = 4_102_444_800;

/**
 * Refuses numbers that are times in seconds: the chart would show a few minutes of January 1970. Times that
 * begin with 0, as those of a replay do, are none.
 *
 * @param ms the times as they were read, in epoch ms.
 * @throws PlotcastError `POINT_INVALID`.
 */
export function checkEpoch(name: string, points: Points, ms: Float64Array): void {
  const isInSeconds = (time: number) => time >= FEWEST_SECONDS && time <= MOST_SECONDS;
  if (!isInSeconds(ms[0]!) || !ms.every(isInSeconds)) return;
  const given = firstTime(points);
  // A date was meant as it is.
  if (typeof given !== "number") return;
  const expected = "expected milliseconds (did you mean * 1000?), or a Date for a moment of 1970";
  throw pointError(name, 0, ".time", expected, given);
}

function firstTime(points: Points): unknown {
  if ("times" in points) return points.times[0];
  const [first] = points as readonly unknown[];
  return (first as { time?: unknown }).time;
}
