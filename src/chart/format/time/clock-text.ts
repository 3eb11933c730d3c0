import { DAY, HOUR, MINUTE, SECOND } from "./time-step.ts";

/** Writes the time of day of a wall clock (UTC milliseconds), down to a unit of `grain` ms: "12:30:07". */
export function clockText(wall: number, grain: number): string {
  const ms = sinceMidnight(wall);
  if (grain >= MINUTE) return hourMinute(ms);
  const seconds = `${hourMinute(ms)}:${twoDigits(Math.floor((ms % MINUTE) / SECOND))}`;
  return grain >= SECOND ? seconds : `${seconds}.${fractionText(wall, grain)}`;
}

/** The fraction of a second with as many digits as units of `grain` ms have: 3, 6 or 9. */
function fractionText(wall: number, grain: number): string {
  const digits = Math.round(-Math.log10(grain / SECOND));
  return String(unitsOfSecond(wall, grain)).padStart(digits, "0");
}

/** How many whole units of `grain` ms have passed since the second began. */
export function unitsOfSecond(time: number, grain: number): number {
  // Of the whole ms where that will do, as the ms of a time far from 1970 are not exact.
  const at = grain < 1 ? time : Math.floor(time);
  const sinceSecond = at - Math.floor(at / SECOND) * SECOND;
  // Nor are its fractions: the number that is nearest to 200 µs can lie just below them.
  const inexact = grain < 1 ? Math.min(Math.abs(at) * (Number.EPSILON / 2), grain / 2) : 0;
  return Math.floor((sinceSecond + inexact) / grain);
}

function hourMinute(sinceMidnightMs: number): string {
  return `${twoDigits(Math.floor(sinceMidnightMs / HOUR))}:${twoDigits(Math.floor((sinceMidnightMs % HOUR) / MINUTE))}`;
}

function sinceMidnight(wall: number): number {
  const ms = Math.floor(wall);
  return ms - Math.floor(ms / DAY) * DAY;
}

// Looked up, as the times of all ticks and tooltips are written with them.
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

/** A whole number below 60 with a zero before it if need be. */
export function twoDigits(n: number): string {
  return TWO_DIGITS[n] ?? "00";
}
