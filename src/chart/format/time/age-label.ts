import { DAY, HOUR, MINUTE, SECOND } from "./time-step.ts";

/**
 * Says how old data is that is older than `staleMs`; else it is empty. Ages grow in steps (5 s, 1 min,
 * 1 h, 1 d), so that a chart without new data is seldom drawn.
 *
 * @param newest epoch milliseconds of the last point; minus infinity where there is none.
 */
export function ageLabel(newest: number, now: number, staleMs: number): string {
  if (newest === Number.NEGATIVE_INFINITY) return "";
  const age = now - newest;
  return age > staleMs ? `no data for ${ageText(age)}` : "";
}

function ageText(age: number): string {
  if (age < MINUTE) return `${Math.max(1, Math.floor(age / (5 * SECOND)) * 5)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  return age < 2 * DAY ? `${Math.floor(age / HOUR)} h` : `${Math.floor(age / DAY)} d`;
}

/** A duration in its largest unit, rounded: "40 s", "1 h". */
export function roughDuration(ms: number): string {
  if (ms < 100 * SECOND) return `${Math.max(1, Math.round(ms / SECOND))} s`;
  if (ms < 100 * MINUTE) {
    const minutes = Math.round(ms / MINUTE);
    return minutes === 60 ? "1 h" : `${minutes} min`;
  }
  return ms < 47.5 * HOUR ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`;
}
