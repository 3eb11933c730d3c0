import { MAX_TIME, PICTURE_POINTS, POINTS_PER_SLICE, WHOLE_POINTS } from "../limits.ts";
import type { Work } from "../work.ts";
import type { History, PastColumns } from "./history.ts";
import type { LiveChart } from "./live-chart.ts";
import { nextSlice } from "./point-columns.ts";
import type { PointsNeeded } from "./range-drawing.ts";
import type { TimeRange } from "./time-range.ts";

/** What lies before a range and behind it, as a part of its length: lines come in from there. */
const MARGIN = 0.02;

/** Points of the past, no more than fit into memory. */
export interface PastRead {
  columns: PastColumns;
  /** Where there are more points than can be read: since when all of them are there. */
  since: number | undefined;
}

/**
 * Reads as many points of a chart as a picture of a range can show, with all of its peaks. Candles, bins and
 * the like are made of every point; of very many, they get reduced ones, or those of a shorter stretch.
 *
 * @param latest nothing after this time is read.
 */
export function readReduced(
  history: History,
  chart: LiveChart,
  { from, to }: TimeRange,
  latest = Number.POSITIVE_INFINITY,
): Promise<PastRead> {
  const margin = MARGIN * (to - from);
  const range = { from: from - margin, to: Math.min(latest, to + margin) };
  return readBounded(history, chart.name, range, chart.needs);
}

/** Reads a range: of all series together no more points than a process has room for. */
export async function readBounded(
  history: History,
  chart: string,
  range: TimeRange,
  needs: PointsNeeded,
): Promise<PastRead> {
  const whole = needs === "peaks" ? PICTURE_POINTS : WHOLE_POINTS;
  const count = await history.count(chart, range);
  if (count <= WHOLE_POINTS && needs === "peaks") {
    return { columns: await history.read(chart, range, whole), since: undefined };
  }
  const from = needs === "rows" ? await shorten(history, chart, range, count) : range.from;
  // A range without a length says how many series there are.
  const { size } = await history.read(chart, { from: range.to, to: range.to }, 1);
  const most = shareOf(size, count > WHOLE_POINTS && needs !== "rows" ? 1 : UNEVEN);
  const columns = await history.read(chart, { from, to: range.to }, Math.min(whole, most));
  return { columns, since: from === range.from ? undefined : from };
}

/** Where all points fit, a series may have this many times its share, as others have fewer. */
const UNEVEN = 4;

function shareOf(series: number, times: number): number {
  return Math.max(2, Math.floor((times * WHOLE_POINTS) / Math.max(1, series)));
}

/** How often a stretch is made shorter, and by how much at most. */
const TRIES = 20;
const SHORTER = 64;

/** Since when there are no more points than can be read. */
async function shorten(
  history: History,
  chart: string,
  { from, to }: TimeRange,
  counted: number,
): Promise<number> {
  if (counted <= WHOLE_POINTS) return from;
  const extent = await history.extent(chart);
  let length = to - Math.max(from, extent?.from ?? from);
  let count = counted;
  for (let tried = 0; tried < TRIES && count > WHOLE_POINTS; tried++) {
    length *= Math.max(1 / SHORTER, (0.9 * WHOLE_POINTS) / count);
    count = await history.count(chart, { from: to - length, to });
  }
  return to - length;
}

/** Says of a chart that it lacks what was too much to read. */
export function noteSince(chart: LiveChart, since: number | undefined): void {
  if (since === undefined || Math.abs(since) > MAX_TIME) return;
  const time = new Date(since).toISOString().replace(/\.\d+Z$/, "Z");
  chart.setNote(`only since ${time}: more points than a picture can have`);
}

/** Gives a chart points of the past, few at a time. @param now when they came. */
export function* pushPast(chart: LiveChart, columns: PastColumns, now: number): Work {
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const slice = nextSlice(columns, after, Number.POSITIVE_INFINITY, POINTS_PER_SLICE);
    if (slice === undefined) return;
    yield* chart.pushColumns(slice.points, now, true);
    after = slice.end;
    yield;
  }
}

/** How many points there are, of all series. */
export function countPoints(columns: PastColumns): number {
  let count = 0;
  for (const { times } of columns.values()) count += times.length;
  return count;
}
