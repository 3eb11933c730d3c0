import { readEpoch } from "./time.ts";
import { parseTimeFormat } from "./time-format.ts";
import { createTimeForms } from "./time-forms.ts";
import { createWallClock } from "./wall-clock.ts";
import type { WallParts } from "./wall-parts.ts";

const TIME_NAMES =
  /^[@_]*(?:time|timestamp|datetime|date|ts|t|epoch)(?:[ _]*(?:\(.*\)|\[.*\]|s|ms|us|µs|ns|utc))?$/i;

const DATE = /^(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?([/.-])\d\d?\1(?:\d{4}|\d\d))$/;
const CLOCK = /^\d\d?:\d\d/;
const PLAIN_NUMBER = /^\d{9,19}(?:\.\d{0,9})?$/;
const BRACKETED_NUMBER = /^\[(\d{9,19}(?:\.\d{0,9})?)\]$/;

/** Begins a word that stands for a moment of several words; no line of text holds it. */
const TOKEN = "\u0001";

/** Such a word, where a date and a time of day stood apart. */
const JOINED = "\u0002";

/** A moment and its number of cells: two where its date and its time of day stand apart. */
export interface Moment {
  /** Epoch milliseconds. */
  time: number;
  width: 1 | 2;
  /** It is a date or a time of day, rather than a number. */
  isWritten: boolean;
}

/** How times are read. */
export interface MomentOptions {
  timeFormat?: string | undefined;
  timeZone?: string | undefined;
  now?: (() => number) | undefined;
}

/** Reads the moments of one table; it learns their form as it reads. */
export interface Moments {
  /** Reads a date or a time of day, or an epoch number of a plausible size, as epoch milliseconds. */
  read(text: string): number | undefined;
  /** Reads a date or a time of day. */
  readWritten(text: string): number | undefined;
  /** Reads the moment that begins at a cell; its date and its time of day may be two cells. */
  readAt(cells: readonly string[], index: number): Moment | undefined;
  /** Joins each date and the time of day after it into one cell. */
  join(cells: readonly string[]): string[];
  /** Makes one word of a moment of several, such as `Mar  1 12:00:01`, so that a line can be split. */
  markLine(line: string): string;
  /** From now on times of day belong to this date. */
  startAt(date: string): void;
  /** Says that of `03/01/2026` the day is rather first. */
  expectDayFirst(): void;
  /** Whether dates were read the other way round before one showed how they are. True only once. */
  takeMistaken(): boolean;
  /** Times in ISO 8601 without a zone are UTC. */
  isUtc: boolean;
  /** The zone was asked for. */
  isZoned: boolean;
}

/** Whether a column of this name holds times: `time`, `Timestamp`, `date`, `ts`, `time (s)`. */
export function isTimeName(name: string): boolean {
  return TIME_NAMES.test(name);
}

/** Whether a cell is a word that stands for a moment. */
export function isMarked(cell: string): boolean {
  const first = cell.charAt(0);
  return (first === TOKEN || first === JOINED) && Number.isFinite(Number(cell.slice(1)));
}

/** Whether it stands for a date and a time of day that were two cells. */
export function isJoined(cell: string): boolean {
  return cell.startsWith(JOINED);
}

/** @throws PlotcastError OPTION_INVALID for a `timeFormat` that cannot be read */
export function createMoments({ timeFormat, timeZone, now }: MomentOptions): Moments {
  const clock = createWallClock(timeZone ?? "UTC", now ?? Date.now);
  const forms = createTimeForms();
  const asked = timeFormat === undefined ? undefined : parseTimeFormat(timeFormat);

  function readParts(text: string): WallParts | undefined {
    if (asked === undefined) return forms.read(text);
    const found = asked.match(text);
    return found?.end === text.length ? found.parts : undefined;
  }

  function readWritten(text: string): number | undefined {
    if (isMarked(text)) return Number(text.slice(1));
    const parts = readParts(text);
    return parts === undefined ? undefined : clock.resolve(parts);
  }

  const moments: Moments = {
    read(text) {
      const epoch = asked === undefined ? readEpoch(readPlainNumber(text)) : undefined;
      return epoch ?? readWritten(text);
    },
    readWritten,
    readAt(cells, index) {
      const apart = joinDate(cells[index], cells[index + 1]);
      if (apart !== undefined) return { time: Number(apart.slice(1)), width: 2, isWritten: true };
      const cell = cells[index] ?? "";
      const written = readWritten(cell);
      const time = written ?? moments.read(cell);
      if (time === undefined) return undefined;
      return { time, width: 1, isWritten: written !== undefined };
    },
    join(cells) {
      const joined: string[] = [];
      for (let index = 0; index < cells.length; index++) {
        const apart = joinDate(cells[index], cells[index + 1]);
        joined.push(apart ?? cells[index] ?? "");
        if (apart !== undefined) index += 1;
      }
      return joined;
    },
    markLine(line) {
      const found = asked === undefined ? forms.find(line) : findAsked(line);
      const time = found === undefined ? undefined : clock.resolve(found.parts);
      if (found === undefined || time === undefined) return line;
      return `${line.slice(0, found.start)}${TOKEN}${time}${line.slice(found.end)}`;
    },
    isUtc: asked === undefined && (timeZone ?? "UTC") === "UTC",
    isZoned: timeZone !== undefined,
    expectDayFirst: forms.expectDayFirst,
    takeMistaken: forms.takeMistaken,
    startAt(date) {
      const parts = forms.read(date);
      if (parts !== undefined) clock.startAt(parts);
    },
  };

  function findAsked(line: string): { parts: WallParts; start: number; end: number } | undefined {
    const found = asked?.match(line);
    return found === undefined ? undefined : { parts: found.parts, start: 0, end: found.end };
  }

  /** The word that stands for a date and a time of day in cells of their own. */
  function joinDate(date = "", time = ""): string | undefined {
    if (!DATE.test(date) || !CLOCK.test(time)) return undefined;
    const moment = readWritten(`${date} ${time}`);
    return moment === undefined ? undefined : JOINED + moment;
  }

  return moments;
}

// Signs, exponents, prefixes and percentages belong to measurements.
function readPlainNumber(text: string): number {
  const plain = text.startsWith("[") ? BRACKETED_NUMBER.exec(text)?.[1] : text;
  return plain !== undefined && PLAIN_NUMBER.test(plain) ? Number(plain) : Number.NaN;
}
