import { PlotcastError, describeValue } from "../error.ts";
import {
  fullYear,
  readClock,
  readDay,
  readMonth,
  readOffset,
  type WallParts,
} from "./wall-parts.ts";

const WORD = String.raw`[A-Za-z]{3,9}\.?`;

/** What a directive matches; where it holds something, in a group of its name. */
const DIRECTIVES: Record<string, string> = {
  Y: String.raw`(?<Y>\d{4})`,
  y: String.raw`(?<y>\d\d)`,
  m: String.raw`(?<m>\d\d?)`,
  d: String.raw`(?<d>\d\d?)`,
  e: String.raw` ?(?<d>\d\d?)`,
  j: String.raw`(?<j>\d{1,3})`,
  H: String.raw`(?<H>\d\d?)`,
  I: String.raw`(?<H>\d\d?)`,
  M: String.raw`(?<M>\d\d?)`,
  S: String.raw`(?<S>\d\d?)`,
  f: String.raw`(?<f>\d{1,9})`,
  L: String.raw`(?<f>\d{1,9})`,
  p: "(?<p>[AaPp])[Mm]",
  b: `(?<b>${WORD})`,
  B: `(?<b>${WORD})`,
  h: `(?<b>${WORD})`,
  a: WORD,
  A: WORD,
  z: String.raw`(?<z>Z|[+-]\d\d:?\d\d)`,
  Z: String.raw`(?<z>[A-Za-z]{1,5})`,
  s: String.raw`(?<s>-?\d{1,12}(?:\.\d{1,9})?)`,
  "%": "%",
};

/** Directives that stand for several. */
const SHORTHANDS: Record<string, string> = {
  T: "%H:%M:%S",
  R: "%H:%M",
  F: "%Y-%m-%d",
  D: "%m/%d/%y",
};

const KNOWN = "%Y %m %d %H %M %S %f %L %y %b %B %e %j %p %I %z %Z %s %T %F %D %a %A %%";

/** No format of a time is longer. */
const MAX_FORMAT_LENGTH = 200;

/** Reads times of one form that was asked for. */
export interface TimeFormat {
  /** Matches the start of a text; `text` may go on. */
  match(text: string): { parts: WallParts; end: number } | undefined;
}

/**
 * Reads a `timeFormat`, strptime's directives between other text, as a reader of such times.
 *
 * @throws PlotcastError OPTION_INVALID for a directive that is not known, or one that comes twice
 */
export function parseTimeFormat(format: string): TimeFormat {
  const pattern = compile(format);
  return {
    match(text) {
      const found = pattern.exec(text);
      if (found === null) return undefined;
      const parts = toParts(found.groups ?? {});
      return parts === undefined ? undefined : { parts, end: found[0].length };
    },
  };
}

function compile(format: string): RegExp {
  if (format.length > MAX_FORMAT_LENGTH || !format.includes("%")) throw wrong(format);
  const whole = format.replace(/%([TRFD])/g, (_, letter: string) => SHORTHANDS[letter] ?? "");
  const source = whole.replace(/%(.?)|\s+|[^%\s]/gu, (part, letter: string | undefined) => {
    if (letter === undefined) return part.trim() === "" ? String.raw`\s+` : escapeLiteral(part);
    const directive = DIRECTIVES[letter];
    if (directive === undefined) throw wrong(`%${letter}`);
    return directive;
  });
  try {
    return new RegExp(`^\\s*${source}`);
  } catch {
    // Two groups of one name: two directives for one thing.
    throw wrong(format);
  }
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function wrong(got: string): PlotcastError {
  const message = `timeFormat: expected each of ${KNOWN} at most once, got ${describeValue(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}

function toParts(groups: Record<string, string | undefined>): WallParts | undefined {
  const { Y, y, m, d, j, H, M, S, f, p, b, z, s } = groups;
  if (s !== undefined) return { year: 1970, clock: Number(s) * 1000, offset: 0 };
  const clock = readClock(H, M, S, f, p);
  const month = b === undefined ? toNumber(m) : readMonth(b);
  if (clock === undefined || (b !== undefined && month === undefined)) return undefined;
  const short = y === undefined ? undefined : fullYear(y);
  const year = Y === undefined ? short : Number(Y);
  const offset = z === undefined ? undefined : readOffset(z);
  const day = d === undefined && month === undefined ? dayOfYear(year, j) : undefined;
  return day === undefined
    ? { year, month: month ?? (d === undefined ? undefined : 1), day: toNumber(d), clock, offset }
    : { year, ...day, clock, offset };
}

function dayOfYear(
  year = 1970,
  count: string | undefined,
): Pick<WallParts, "month" | "day"> | undefined {
  const start = readDay(year, 1, 1);
  if (count === undefined || start === undefined) return undefined;
  const date = new Date(start + (Number(count) - 1) * 86_400_000);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
