import { roughDuration } from "../chart/inner-face.ts";
import { describeValue, PlotcastError } from "../error.ts";
import { MAX_SERIES } from "../limits.ts";

/** Why points are not shown: too far ahead of the clock, or older than all that the chart shows. */
export type Cause = "ahead" | "late";

/** Points of one push that are not shown. */
export interface Refused {
  cause: Cause;
  series: string;
  count: number;
  /** How far ahead or behind they are, in ms. */
  byMs: number;
}

/** Points of a chart since its start that are not shown. */
export interface RefusedCounts {
  /** Refused, as they were further ahead of the clock than `maxAhead`. */
  pointsAhead: number;
  /** Older than all that the chart showed when they came. */
  pointsLate: number;
}

/** Counts the points of a chart that are not shown, and says so: once as an error, and in its note. */
export interface Refusals {
  /** @param recoverMs for how long the note says so if no other one comes. */
  add(refused: Refused, now: number, recoverMs: number): void;
  counts(): RefusedCounts;
  /** What is wrong at this time, in words; empty where nothing is. */
  note(now: number): string;
}

/** What the chart's note says of a cause, until it is over. */
interface Noted extends Term {
  count: number;
  byMs: number;
}

interface Term {
  since: number;
  until: number;
}

/** A clock that was set back must not prolong it. */
function isOver(term: Term | undefined, now: number): boolean {
  return term === undefined || now >= term.until || now < term.since;
}

const CODES = { ahead: "POINT_AHEAD", late: "POINT_LATE" } as const;

/** The note says what is wrong with points for a window's length, within these bounds. */
export function boundRecovery(windowMs: number): number {
  return Math.min(MAX_RECOVER_MS, Math.max(MIN_RECOVER_MS, windowMs));
}

const MIN_RECOVER_MS = 10_000;
const MAX_RECOVER_MS = 600_000;

/** @param onError gets the first error of each cause and series, and again the first after it was over. */
export function createRefusals(chart: string, onError: (error: unknown) => void): Refusals {
  const counts: Record<Cause, number> = { ahead: 0, late: 0 };
  const noted = new Map<Cause, Noted>();
  /** When a series and cause need no other error. Names come from outside, so it is bounded. */
  const reported = new Map<string, Term>();

  function report({ cause, series, byMs }: Refused, term: Term): void {
    const key = `${cause} ${series}`;
    const isNew = isOver(reported.get(key), term.since);
    const hasRoom = reported.has(key) || reported.size < 2 * MAX_SERIES;
    if (hasRoom) reported.set(key, term);
    if (!isNew || !hasRoom) return;
    const where = `chart ${describeValue(chart)}: series ${describeValue(series)}`;
    onError(new PlotcastError(CODES[cause], `${where}: ${describeCause(cause, byMs)}`));
  }

  return {
    add(refused, now, recoverMs) {
      const { cause, count, byMs } = refused;
      counts[cause] += count;
      const before = noted.get(cause);
      const counted = before === undefined || isOver(before, now) ? 0 : before.count;
      const term = { since: now, until: now + recoverMs };
      noted.set(cause, { count: counted + count, byMs, ...term });
      report(refused, term);
    },
    counts: () => ({ pointsAhead: counts.ahead, pointsLate: counts.late }),
    note(now) {
      if (noted.size === 0) return "";
      for (const [cause, one] of noted) if (isOver(one, now)) noted.delete(cause);
      for (const [key, term] of reported) if (isOver(term, now)) reported.delete(key);
      return [...noted].map(([cause, one]) => describeNote(cause, one)).join(", ");
    },
  };
}

function describeCause(cause: Cause, byMs: number): string {
  const duration = roughDuration(byMs);
  return cause === "ahead"
    ? `refused a point ${duration} ahead of the clock, which is more than maxAhead`
    : `a point came ${duration} behind the newest, and is older than what the chart shows`;
}

function describeNote(cause: Cause, { count, byMs }: Noted): string {
  const points = count === 1 ? "1 point" : `${roughCount(count)} points`;
  const duration = roughDuration(byMs);
  return cause === "ahead"
    ? `${points} refused: ${duration} ahead`
    : `${points} too late: ${duration} behind`;
}

/** Of a large count the first digit, so that a note seldom changes. */
function roughCount(count: number): string {
  if (count < 10) return String(count);
  const unit = 10 ** Math.floor(Math.log10(count));
  const rough = Math.floor(count / unit) * unit;
  return rough === count ? String(count) : `${rough}+`;
}
