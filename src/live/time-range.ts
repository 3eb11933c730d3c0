import {
  chooseTimeStep,
  epochMs,
  EXPECTED_TIME,
  JSON_TIME,
  type TimeInput,
} from "../chart/inner-face.ts";
import { MAX_RANGE_MS, MAX_TIME, MIN_RANGE_MS } from "../limits.ts";
import { queryError } from "./query-error.ts";

/** A stretch of time, in epoch ms. */
export interface TimeRange {
  from: number;
  to: number;
}

/** What a range is completed with where only one of its ends is given. */
export interface RangeDefaults {
  /** Time of a chart's newest point; minus infinity where there is none. */
  newest(): number;
  /** How long what a chart shows is, in ms. */
  windowMs(): number;
}

/**
 * The range between two moments, of which one may be missing: until the newest point, or from one window
 * before the end. It is rounded outwards, so that those who look at about the same share a drawing.
 *
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function resolveRange(
  asked: { from?: TimeInput; to?: TimeInput },
  { newest, windowMs }: RangeDefaults,
): TimeRange {
  const start = asked.from === undefined ? undefined : readTime("from", asked.from);
  const end = asked.to === undefined ? undefined : readTime("to", asked.to);
  const from = start ?? end! - windowMs();
  // Nothing has come since then, so that it shows what comes next.
  const to = end ?? (newest() > from ? newest() : from + windowMs());
  if (!(from < to)) throw queryError("from", "a time before that of to", asked.from);
  if (to - from > MAX_RANGE_MS) {
    throw queryError("from", "a time at most 100 years before that of to", asked.from ?? asked.to);
  }
  return roundOutwards(widen({ from, to }));
}

/**
 * A time as a query has it: epoch milliseconds or ISO 8601, in which a `+` that nobody escaped came as a
 * space.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the parameter.
 */
export function readQueryTime(name: "from" | "to" | "at", text: string): number {
  const isNumber = /^-?\d{1,16}(?:\.\d{1,6})?$/.test(text);
  const iso = text.replace(/(T.*) (?=\d\d:?\d\d$)/i, "$1+");
  const ms = isNumber ? epochMs(Number(text)) : epochMs(iso.slice(0, MAX_ISO_LENGTH));
  if (Number.isNaN(ms)) throw queryError(name, JSON_TIME, text);
  return ms;
}

const MAX_ISO_LENGTH = 60;

/** A time as a program has it, in epoch ms. @throws PlotcastError `OPTION_INVALID`, naming the parameter. */
export function readTime(name: string, time: TimeInput): number {
  const ms = epochMs(time);
  if (Number.isNaN(ms)) throw queryError(name, EXPECTED_TIME.replace("expected ", ""), time);
  return ms;
}

function widen({ from, to }: TimeRange): TimeRange {
  const missing = MIN_RANGE_MS - (to - from);
  return missing <= 0 ? { from, to } : { from: from - missing / 2, to: to + missing / 2 };
}

/** Steps of a range: this many or fewer. */
const MAX_STEPS = 150;

/** To whole steps. A range that has been rounded stays as it is. */
function roundOutwards(range: TimeRange): TimeRange {
  let { from, to } = range;
  for (;;) {
    const { ms } = chooseTimeStep((to - from) / MAX_STEPS);
    const start = Math.floor(from / ms) * ms;
    const end = Math.ceil(to / ms) * ms;
    if (start === from && end === to) break;
    [from, to] = [start, end];
  }
  return { from: Math.max(from, -MAX_TIME), to: Math.min(to, MAX_TIME) };
}
