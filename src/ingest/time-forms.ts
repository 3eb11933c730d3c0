import { readIso } from "./time.ts";
import { fullYear, readClock, readMonth, readOffset, type WallParts } from "./wall-parts.ts";

const FRACTION = String.raw`(?:[.,](?<f>\d{1,9}))?`;
const CLOCK = String.raw`(?<H>\d\d?):(?<M>\d\d)(?::(?<S>\d\d)${FRACTION})?`;
const HALF = String.raw` ?(?<p>[AaPp])\.?[Mm]\.?`;
const ZONE = String.raw`(?: ?(?<z>Z|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d\d:?\d\d)(?: \([A-Z]+\))?)?`;
const MONTH = String.raw`(?<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? +";
const DAY = String.raw`(?<d>\d\d?)`;

/** Dates of numbers; a time of day may follow in the same text or in the next cell. */
const DATES = [
  String.raw`(?<y>\d{4})(?<sep>[-/.])(?<m>\d\d?)\k<sep>(?<d>\d\d?)`,
  String.raw`(?<one>\d\d?)/(?<two>\d\d?)/(?<y>\d{4}|\d\d)`,
  String.raw`(?<d>\d\d?)(?<sep>[.-])(?<m>\d\d?)\k<sep>(?<y>\d{4})`,
  String.raw`(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d\d)`,
];

/** Times in brackets, wherever they stand: Apache's `[10/Oct/2000:13:55:36 -0700]`. */
const APACHE = String.raw`(?<d>\d\d)/${MONTH}/(?<y>\d{4}):${CLOCK}${ZONE}`;

/** Moments of several words, as logs and programs write them. */
const PHRASES = [
  // syslog, `Mar  1 12:00:01`; `Mar 1, 2026 12:00 PM`
  `(?:${WEEKDAY})?${MONTH} +${DAY},?(?: (?<y>\\d{4}),?)? ${CLOCK}(?:${HALF})?${ZONE}`,
  // date(1) and ctime, `Sun Mar  1 12:00:01 UTC 2026`
  `${WEEKDAY}${MONTH} +${DAY} ${CLOCK}(?:${HALF})?${ZONE} (?<y>\\d{4})`,
  // RFC 2822, `Sun, 01 Mar 2026 12:00:01 +0000`
  `(?:${WEEKDAY})?${DAY}[ -]${MONTH}[ -](?<y>\\d{4}|\\d\\d),? ${CLOCK}(?:${HALF})?${ZONE}`,
  // date(1) in other countries, `Sun  1 Mar 12:00:01 UTC 2026`
  `${WEEKDAY}${DAY} ${MONTH} ${CLOCK}(?:${HALF})?${ZONE} (?<y>\\d{4})`,
  `\\[?${APACHE}\\]?`,
  // ISO 8601 with its zone apart, as git's
  String.raw`${DATES[0]}[ T]${CLOCK} (?<z>UTC|GMT|[+-]\d{4})`,
  ...DATES.map((date) => `${date},? ${CLOCK}${HALF}`),
  `${CLOCK}${HALF}`,
];

const WHOLE = [
  ...DATES.map((date) => `${date}(?:(?:,? |T)${CLOCK}(?:${HALF})?${ZONE})?`),
  ...PHRASES,
  // ISO 8601 without signs between
  String.raw`(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)T(?<H>\d\d)(?<M>\d\d)(?:(?<S>\d\d)${FRACTION})?(?<z>Z|[+-]\d\d:?\d\d)?`,
  String.raw`(?<H>\d\d):(?<M>\d\d):(?<S>\d\d)(?:[.,](?<f>\d{1,9}))?${ZONE}`,
].map((form) => new RegExp(`^${form}$`));

// At the end of a line, or before another comma, a comma rather begins the next cell.
const SPACED_FRACTION = String.raw`(?:(?:\.|,(?=\d+\s+\S))(?<f>\d{1,9}))?`;

const LEADING = PHRASES.map((form) => {
  const spaced = form.replace(FRACTION, SPACED_FRACTION);
  return new RegExp(`^\\s*${spaced}(?=[\\s,;|:]|$)`);
});
const BRACKETED = new RegExp(`\\[${APACHE}\\]`);
const MAYBE_LEADING =
  /^\s*\[?(?:[A-Z][a-z]{2}|\d\d?[ /-][A-Z ]|\d{4}[/-][\d/-]{3,5}[ T][\d:.,]{4,18} (?:[UG]|[+-]\d)|[\d:/., -]{3,30} ?[AaPp]\.?[Mm])/;

/** No moment is written longer. */
const MAX_LENGTH = 64;

/** A moment within a line. */
export interface FoundTime {
  parts: WallParts;
  start: number;
  end: number;
}

/** Reads moments as logs and programs write them, besides plain ISO 8601 in one word. */
export interface TimeForms {
  /** Reads a text that is a moment and nothing else. */
  read(text: string): WallParts | undefined;
  /** Finds a moment of several words at the start of a line, or in brackets anywhere. */
  find(line: string): FoundTime | undefined;
  /** Says that of `03/01/2026` the day is rather first, as where commas are for decimals. */
  expectDayFirst(): void;
  /** Whether dates were read the other way round before one showed how they are. True only once. */
  takeMistaken(): boolean;
}

/** Of `03/01/2026` the month is first, as in the US, until a first number is greater than 12. */
export function createTimeForms(): TimeForms {
  let dayFirst = false;
  let isShown = false;
  let hasGuessed = false;
  let isMistaken = false;
  let latest = WHOLE[0];

  function toParts(groups: Groups): WallParts | undefined {
    const { one, two } = groups;
    if (one === undefined) return readParts(groups, groups["m"], groups["d"]);
    if (Number(one) > 12) show(true);
    else if (Number(two) > 12) show(false);
    else if (!isShown && one !== two) hasGuessed = true;
    return dayFirst ? readParts(groups, two, one) : readParts(groups, one, two);
  }

  function show(isDayFirst: boolean): void {
    if (isDayFirst !== dayFirst && !isShown) isMistaken = hasGuessed;
    dayFirst = isDayFirst;
    isShown = true;
  }

  function read(text: string): WallParts | undefined {
    const iso = readIso(text);
    if (iso !== undefined) return iso;
    if (text.length > MAX_LENGTH || text.length < 6) return undefined;
    const form = latest?.test(text) ? latest : WHOLE.find((one) => one.test(text));
    if (form === undefined) return undefined;
    latest = form;
    return toParts(form.exec(text)?.groups ?? {});
  }

  return {
    read,
    expectDayFirst() {
      if (!isShown && !hasGuessed) dayFirst = true;
    },
    takeMistaken() {
      const was = isMistaken;
      isMistaken = false;
      return was;
    },
    find(line) {
      const found = findLeading(line) ?? (line.includes("[") ? BRACKETED.exec(line) : undefined);
      const parts = found?.groups === undefined ? undefined : toParts(found.groups);
      if (!found || parts === undefined) return findInBrackets(line, read);
      return { parts, start: found.index, end: found.index + found[0].length };
    },
  };
}

/** `[2026-03-01 12:00:00] …`, `[12:00:00] …` */
function findInBrackets(line: string, read: TimeForms["read"]): FoundTime | undefined {
  const [whole, inner] = /^\s*\[([^[\]]{6,64})\]/.exec(line) ?? [];
  const parts = inner === undefined ? undefined : read(inner);
  if (whole === undefined || parts === undefined) return undefined;
  return { parts, start: 0, end: whole.length };
}

type Groups = Record<string, string | undefined>;

function findLeading(line: string): RegExpExecArray | undefined {
  if (!MAYBE_LEADING.test(line)) return undefined;
  const head = line.slice(0, MAX_LENGTH);
  let longest: RegExpExecArray | undefined;
  for (const form of LEADING) {
    const found = form.exec(head);
    if (found !== null && found[0].length > (longest?.[0].length ?? 0)) longest = found;
  }
  return longest;
}

function readParts(
  groups: Groups,
  monthText: string | undefined,
  dayText: string | undefined,
): WallParts | undefined {
  const { y, mon, H, M, S, f, p, z } = groups;
  const clock = readClock(H, M, S, f, p);
  if (clock === undefined) return undefined;
  const month = mon === undefined ? monthText && Number(monthText) : readMonth(mon);
  return {
    year: y === undefined ? undefined : fullYear(y),
    month: month === "" ? undefined : month,
    day: dayText === undefined ? undefined : Number(dayText),
    clock,
    offset: z === undefined ? undefined : readOffset(z.replace(/^(?:UTC|GMT)(?=[+-])/, "")),
  };
}
