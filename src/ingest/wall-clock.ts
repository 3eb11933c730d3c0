import { momentAt, offsetAt } from "../chart/format/time/time-zone.ts";
import { readDay, type WallParts } from "./wall-parts.ts";

const DAY = 86_400_000;

/** Clocks of other machines go ahead: a time of day this far in the future is today's all the same. */
const AHEAD_MS = 5 * 60_000;

/** A clock that goes back by more than this has been set back, or has passed midnight. */
const SET_BACK_MS = 20 * 60_000;

/** Leap years are at most eight years apart. */
const MAX_YEARS_BACK = 8;

/** Turns what texts say into moments: in a zone, at the nearest past date where they name none. */
export interface WallClock {
  /** @returns epoch ms; undefined for a date that does not exist */
  resolve(parts: WallParts): number | undefined;
  /** From now on times of day belong to this date, and to those after it as midnights pass. */
  startAt(date: WallParts): void;
}

/** @param zone an IANA zone. @param now epoch ms */
export function createWallClock(zone: string, now: () => number): WallClock {
  let last = Number.NEGATIVE_INFINITY;
  let started: { day: number; clock: number } | undefined;
  const toMoment = createZoneReader(zone);

  function place(day: number, { clock, offset }: WallParts): number {
    return offset === undefined ? toMoment(day + clock, last) : day + clock - offset;
  }

  function nearestDay(parts: WallParts): number {
    const today = startOfDay(now() + (parts.offset ?? offsetAt(zone, now())));
    return place(today, parts) > now() + AHEAD_MS ? today - DAY : today;
  }

  function followDay(from: { day: number; clock: number }, { clock }: WallParts): number {
    if (clock < from.clock - DAY / 2) from.day += DAY;
    from.clock = clock;
    return from.day;
  }

  function nearestYear(month: number, day: number, parts: WallParts): number | undefined {
    const latest = now() + DAY;
    const thisYear = new Date(now() + offsetAt(zone, now())).getUTCFullYear();
    for (let year = thisYear + 1; year >= thisYear - MAX_YEARS_BACK; year--) {
      const start = readDay(year, month, day);
      if (start !== undefined && place(start, parts) <= latest) return start;
    }
    return undefined;
  }

  function findDay(parts: WallParts): number | undefined {
    const { year, month, day } = parts;
    if (year !== undefined) return readDay(year, month ?? 1, day ?? 1);
    if (month !== undefined) return nearestYear(month, day ?? 1, parts);
    return started === undefined ? nearestDay(parts) : followDay(started, parts);
  }

  return {
    resolve(parts) {
      const day = findDay(parts);
      if (day === undefined) return undefined;
      last = place(day, parts);
      return last;
    },
    startAt({ year = 0, month = 0, day = 0, clock }) {
      const start = readDay(year, month, day);
      if (start !== undefined) started = { day: start, clock };
    },
  };
}

function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

/** Wall clocks of a zone as moments. Most days have one offset, which is looked up once. */
function createZoneReader(zone: string): (wall: number, last: number) => number {
  if (zone === "UTC") return (wall) => wall;
  let plainDay = Number.NaN;
  let offset = 0;
  return (wall, last) => {
    const day = startOfDay(wall);
    if (day !== plainDay) {
      offset = offsetAt(zone, day - DAY);
      if (offsetAt(zone, day + 2 * DAY) !== offset) return momentOnChange(zone, wall, last);
      plainDay = day;
    }
    return wall - offset;
  };
}

// Where clocks are set back an hour comes twice. It is the second one if the last time was later.
function momentOnChange(zone: string, wall: number, last: number): number {
  const early = momentAt(zone, wall);
  const late = wall - offsetAt(zone, wall + DAY);
  const comesTwice = late > early && late + offsetAt(zone, late) === wall;
  return comesTwice && last - early > SET_BACK_MS && last - early < DAY ? late : early;
}
