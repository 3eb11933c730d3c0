/** What a text says of a moment: a date, as far as it has one, a time of day, perhaps an offset. */
export interface WallParts {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  /** Milliseconds since midnight, with their microseconds. */
  clock: number;
  /** Milliseconds that the clock is ahead of UTC. */
  offset?: number | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Abbreviations that RFC 2822 gives a meaning; those of other zones mean several. */
const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  UT: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
};

/** The epoch milliseconds of a day's midnight in UTC; undefined for a day that is on no calendar. */
export function readDay(year: number, month: number, day: number): number | undefined {
  // Date.UTC turns 31 February into 3 March, and the year 50 into 1950.
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? ms : undefined;
}

/** Milliseconds since midnight; undefined for what is on no clock. `half` is "a" or "p", as in AM. */
export function readClock(
  hour = "0",
  minute = "0",
  second = "0",
  fraction = "0",
  half?: string,
): number | undefined {
  const hours = half === undefined ? Number(hour) : halfDayHour(Number(hour), half);
  if (!(hours < 24 && Number(minute) < 60 && Number(second) < 60)) return undefined;
  const ms = Math.round(Number(`0.${fraction}`) * 1e6) / 1000;
  return hours * HOUR + Number(minute) * MINUTE + Number(second) * 1000 + ms;
}

function halfDayHour(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

/** The month of an English name, at least three letters long: `Mar`, `march`. */
export function readMonth(name: string): number | undefined {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

/** The year that two digits mean, as POSIX has it: 69 to 99 are of the last century. */
export function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

/** `+01:00`, `-0700`, `+01`, `Z`, `GMT`, `PST`; undefined for a zone that is not known by its letters. */
export function readOffset(text: string): number | undefined {
  const [, sign, hour, minute] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  if (sign === undefined) {
    const hours = ZONES[text.toUpperCase()];
    return hours === undefined ? undefined : hours * HOUR;
  }
  const clock = readClock(hour, minute);
  return clock === undefined || sign === "+" ? clock : -clock;
}
