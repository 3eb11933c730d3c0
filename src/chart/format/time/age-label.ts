const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How old data is, in words, where nothing came for longer than `staleMs`; else an empty text. Ages
 * are told in steps (5 s, 1 min, 1 h, 1 d), so that a chart without news is seldom drawn.
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
