import { MAX_TIME } from "../limits.ts";
import { packPoints, unpackPoints } from "./chunk-codec.ts";
import type { Database, SqlRow } from "./database.ts";
import {
  concatPoints,
  firstFrom,
  mergePoints,
  type Points,
  pointsBetween,
  slicePoints,
} from "./points.ts";
import type { KeptRange } from "./store.ts";

/** Points of a chunk at most. */
const CHUNK_POINTS = 1024;

/** Where a chunk is, without its points. */
interface Place extends KeptRange {
  id: number;
  count: number;
}

/**
 * The points that are out of the log: in chunks of one series each, in order of time. Chunks of a series do
 * not overlap.
 */
export interface Chunks {
  /** Those of all chunks that touch the range: some may lie outside of it. */
  touching(series: number, range: KeptRange): Points;
  /** The newest ones up to a time, at least `count` where there are as many. */
  newest(series: number, count: number, until: number): Points;
  /** How many points there are in a range, if those of each chunk have an even pace. */
  estimate(series: number, range: KeptRange): number;
  extent(series: number): KeptRange | undefined;
  /** Sorts points in; to be called in a transaction. */
  merge(series: number, points: Points): void;
  /** All chunks of a series in order of time, one after the other. */
  each(series: number): Iterable<Points>;
  /** Removes chunks by their ids; to be called in a transaction. */
  remove(ids: readonly number[]): void;
  /** All points of all series. */
  count(): number;
  /** Counts anew: after a transaction that failed. */
  recount(): void;
}

/** The chunks of a series from the one in which a range begins, or the first one, to the end of the range. */
const SINCE = `series = ?1 AND start <= ?3 AND start >= coalesce(
  (SELECT max(start) FROM chunk INDEXED BY chunk_place WHERE series = ?1 AND start <= ?2), -9e15)`;

/** @param database one of the present schema. */
export function createChunks(database: Database): Chunks {
  const places = database.prepare(
    `SELECT id, start AS "from", "end" AS "to", count FROM chunk INDEXED BY chunk_place
     WHERE ${SINCE} ORDER BY start`,
  );
  const estimated = database.prepare(
    `SELECT coalesce(sum(count * CASE WHEN "end" > start
       THEN max(0, min("end", ?3) - max(start, ?2)) / ("end" - start) ELSE start >= ?2 END), 0) AS points
     FROM chunk INDEXED BY chunk_place WHERE ${SINCE}`,
  );
  const bodyOf = database.prepare("SELECT start, body FROM chunk WHERE id = ?");
  const fromNewest = database.prepare(
    `SELECT id FROM chunk INDEXED BY chunk_place WHERE series = ? AND start <= ?
       ORDER BY start DESC LIMIT ?`,
  );
  const ends = database.prepare(
    `SELECT min(start) AS "from", (SELECT "end" FROM chunk INDEXED BY chunk_place
       WHERE series = ?1 ORDER BY start DESC LIMIT 1) AS "to"
     FROM chunk INDEXED BY chunk_place WHERE series = ?1`,
  );
  const sum = database.prepare(
    "SELECT coalesce(sum(count), 0) AS points FROM chunk INDEXED BY chunk_place",
  );
  const insert = database.prepare(
    'INSERT INTO chunk (series, start, "end", count, body) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare("DELETE FROM chunk WHERE id = ? RETURNING count");
  let total = 0;

  const placesOf = (series: number, { from, to }: KeptRange) =>
    places.all(series, from, to) as unknown as Place[];

  function load(id: number): Points {
    const { start, body } = bodyOf.get(id) as SqlRow;
    return unpackPoints(body as Uint8Array, start as number);
  }

  function write(series: number, points: Points): void {
    const { times } = points;
    insert.run(series, times[0]!, times.at(-1)!, times.length, packPoints(points));
    total += times.length;
  }

  function removeOne(id: number): void {
    total -= Number(remove.get(id)?.count ?? 0);
  }

  function recount(): void {
    total = Number(sum.get()?.points);
  }

  /** Sorts points into a chunk that begins before them, or ends behind them where it is the first. */
  function mergeInto(series: number, place: Place | undefined, points: Points): void {
    const isBehind = place === undefined || points.times[0]! > place.to;
    if (place === undefined || (isBehind && place.count >= CHUNK_POINTS)) {
      for (const part of splitPoints(points, true)) write(series, part);
      return;
    }
    const merged = mergePoints(load(place.id), points);
    removeOne(place.id);
    for (const part of splitPoints(merged, isBehind)) write(series, part);
  }

  recount();
  return {
    touching: (series, range) =>
      concatPoints(placesOf(series, range).map((place) => load(place.id))),
    newest(series, count, until) {
      const parts: Points[] = [];
      let missing = count;
      // Old chunks may be less than full; as many as there are points is always enough.
      for (const row of fromNewest.all(series, until, count)) {
        if (missing <= 0) break;
        const points = pointsBetween(load(row.id as number), -Infinity, until);
        parts.unshift(points);
        missing -= points.times.length;
      }
      return concatPoints(parts);
    },
    estimate: (series, { from, to }) => Number(estimated.get(series, from, to)?.points),
    extent(series) {
      const { from = null, to = null } = ends.get(series) ?? {};
      return from === null || to === null ? undefined : { from: Number(from), to: Number(to) };
    },
    merge(series, points) {
      const { times } = points;
      const touched = placesOf(series, { from: times[0]!, to: times.at(-1)! });
      let from = 0;
      for (let i = 0; from < times.length; i++) {
        const next = touched[i + 1];
        const to = next === undefined ? times.length : firstFrom(times, next.from);
        if (to > from) mergeInto(series, touched[i], slicePoints(points, from, to));
        from = to;
      }
    },
    *each(series) {
      for (const { id } of placesOf(series, { from: -MAX_TIME, to: MAX_TIME })) yield load(id);
    },
    remove: (ids) => ids.forEach(removeOne),
    count: () => total,
    recount,
  };
}

/**
 * Cuts points into chunks.
 *
 * @param goesOn whether more are expected behind them: then all but the last one are full. Else they are of
 *   the same size, so that each has room for what may still come between.
 */
function splitPoints(points: Points, goesOn: boolean): Points[] {
  const length = points.times.length;
  const size = goesOn ? CHUNK_POINTS : Math.ceil(length / Math.ceil(length / CHUNK_POINTS));
  const parts: Points[] = [];
  for (let at = 0; at < length; at += size) parts.push(slicePoints(points, at, at + size));
  return parts;
}
