import type { Series } from "./data/series.ts";
import { newestX } from "./data/window.ts";
import { ageLabel } from "./format/time/age-label.ts";
import type { Settings } from "./options/settings.ts";

/**
 * The settings that draw old data pale, with its age in the note; undefined while data is young.
 *
 * @param now epoch milliseconds; undefined: nothing grows old.
 */
export function staleSettings(
  series: readonly Series[],
  settings: Settings,
  now: number | undefined,
): Settings | undefined {
  const { staleMs, note, xAxis } = settings;
  if (now === undefined || staleMs === Number.POSITIVE_INFINITY) return undefined;
  // Numbers along x are no times.
  const timed = xAxis === "time" ? series : series.filter(({ xKind }) => xKind === "time");
  const stale = ageLabel(newestX(timed), now, staleMs);
  if (stale === "") return undefined;
  return { ...settings, stale, note: note === "" ? stale : `${note}, ${stale}` };
}
