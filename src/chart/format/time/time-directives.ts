import type { Locale } from "../locale.ts";
import { twoDigits } from "./clock-text.ts";
import { DAY, MINUTE, SECOND } from "./time-step.ts";

/** A moment with what its directives need. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** How far its time zone is ahead of UTC, in milliseconds. */
  readonly offset: number;
  /** Its wall clock, as if it were UTC. */
  readonly wall: Date;
  readonly locale: Locale;
}

/** Directives that write a number: its least width, and what it is of a wall clock. */
const NUMBERS: Readonly<Record<string, readonly [width: number, of: (wall: Date) => number]>> = {
  d: [2, (wall) => wall.getUTCDate()],
  e: [2, (wall) => wall.getUTCDate()],
  g: [2, (wall) => thursday(wall).getUTCFullYear() % 100],
  G: [4, (wall) => thursday(wall).getUTCFullYear() % 10_000],
  H: [2, (wall) => wall.getUTCHours()],
  I: [2, (wall) => wall.getUTCHours() % 12 || 12],
  j: [3, (wall) => dayOfYear(wall) + 1],
  L: [3, (wall) => wall.getUTCMilliseconds()],
  m: [2, (wall) => wall.getUTCMonth() + 1],
  M: [2, (wall) => wall.getUTCMinutes()],
  q: [1, (wall) => Math.floor(wall.getUTCMonth() / 3) + 1],
  S: [2, (wall) => wall.getUTCSeconds()],
  u: [1, (wall) => wall.getUTCDay() || 7],
  U: [2, (wall) => Math.floor((dayOfYear(wall) + 7 - wall.getUTCDay()) / 7)],
  V: [2, (wall) => Math.floor(dayOfYear(thursday(wall)) / 7) + 1],
  w: [1, (wall) => wall.getUTCDay()],
  W: [2, (wall) => Math.floor((dayOfYear(wall) + 7 - ((wall.getUTCDay() + 6) % 7)) / 7)],
  y: [2, (wall) => wall.getUTCFullYear() % 100],
  Y: [4, (wall) => wall.getUTCFullYear() % 10_000],
};

/** All other directives. %c, %x and %X are the same in all locales, as Intl does not give their order. */
const TEXTS: Readonly<Record<string, (moment: Moment, pad: string) => string>> = {
  "%": () => "%",
  a: ({ wall, locale }) => locale.dayNames.short[wall.getUTCDay()] ?? "",
  A: ({ wall, locale }) => locale.dayNames.long[wall.getUTCDay()] ?? "",
  b: ({ wall, locale }) => locale.monthNames.short[wall.getUTCMonth()] ?? "",
  B: ({ wall, locale }) => locale.monthNames.long[wall.getUTCMonth()] ?? "",
  c: (moment) => writeDirectives("%a %b %e %X %Y", moment),
  f: ({ wall }, pad) => `${padNumber(wall.getUTCMilliseconds(), pad, 3)}000`,
  p: ({ wall }) => (wall.getUTCHours() < 12 ? "AM" : "PM"),
  Q: ({ time }) => String(time),
  s: ({ time }) => String(Math.floor(time / SECOND)),
  x: (moment) => writeDirectives("%Y-%m-%d", moment),
  X: (moment) => writeDirectives("%H:%M:%S", moment),
  Z: ({ offset }) => offsetText(offset),
};

const PADS: Readonly<Record<string, string>> = { "-": "", _: " ", "0": "0" };

/**
 * Writes a moment by a d3-time-format specifier that `isTimeSpecifier` takes, letter for letter as
 * d3-time-format does. That library is not used, as its parsers would be in every bundle.
 */
export function writeDirectives(specifier: string, moment: Moment): string {
  return specifier.replace(/%([-_0]?)([A-Za-z%])/g, (_, flag: string, letter: string) => {
    const pad = PADS[flag] ?? (letter === "e" ? " " : "0");
    const number = NUMBERS[letter];
    if (number === undefined) return TEXTS[letter]!(moment, pad);
    const [width, of] = number;
    return padNumber(of(moment.wall), pad, width);
  });
}

/** The width does not count the sign of a year before 0. */
function padNumber(value: number, pad: string, width: number): string {
  const digits = String(Math.abs(value));
  const padded = pad === "" ? digits : digits.padStart(width, pad);
  return value < 0 ? `-${padded}` : padded;
}

/** Days since 1 January. */
function dayOfYear(wall: Date): number {
  const start = new Date(wall);
  start.setUTCMonth(0, 1);
  start.setUTCHours(0, 0, 0, 0);
  return Math.floor((wall.getTime() - start.getTime()) / DAY);
}

/** The Thursday of the same week, whose year is the week's (ISO 8601). */
function thursday(wall: Date): Date {
  return new Date(wall.getTime() + (4 - (wall.getUTCDay() || 7)) * DAY);
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE));
  return `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}${twoDigits(minutes % 60)}`;
}
