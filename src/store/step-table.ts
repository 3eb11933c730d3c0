import type { Database } from "./database.ts";
import { concatPoints, type Points, pointsBetween } from "./points.ts";
import {
  addStep,
  combineSteps,
  packSteps,
  peaksOf,
  type Step,
  type Steps,
  summarize,
  unpackSteps,
} from "./steps.ts";
import type { KeptRange } from "./store.ts";

/** Milliseconds of the finer steps, … */
export const MINUTE = 60_000;

/** … and of the coarser ones. */
export const HOUR = 3_600_000;

/** Steps that are written as one: four hours of minutes, ten days of hours. */
const BLOCK_STEPS = 240;

/** Coarse series: of each minute and each hour what `Step` says. They are kept longer than the points. */
export interface StepTable {
  /**
   * Sums up what points have changed; to be called in a transaction, when they are in their chunks.
   *
   * @param changed in order of time.
   * @param pointsOf reads points of the series, the changed ones included.
   */
  update(series: number, changed: Points, pointsOf: (range: KeptRange) => Points): void;
  /** The peaks of all steps that touch a range; the outer ones may lie outside of it. */
  touching(series: number, width: number, range: KeptRange): Points;
  /** The start of the oldest block of steps; Infinity where there is none. */
  oldest(series: number, width: number): number;
  /** The times of the first and the last peak. */
  extent(series: number, width: number): KeptRange | undefined;
}

/** @param database one of the present schema. */
export function createStepTable(database: Database): StepTable {
  const blocks = database.prepare(
    `SELECT start, body FROM step WHERE series = ? AND width = ? AND start BETWEEN ? AND ? ORDER BY start`,
  );
  const put = database.prepare(
    `INSERT INTO step (series, width, start, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (series, width, start) DO UPDATE SET body = excluded.body`,
  );
  const ends = database.prepare(
    `SELECT (SELECT min(start) FROM step WHERE series = ?1 AND width = ?2) AS first,
            (SELECT max(start) FROM step WHERE series = ?1 AND width = ?2) AS last`,
  );

  /** Blocks by their starts. */
  function blocksOf(series: number, width: number, { from, to }: KeptRange) {
    const rows = blocks.all(series, width, blockStart(from, width), to);
    return rows.map(({ start, body }) => ({ start: Number(start), body: body as Uint8Array }));
  }

  function load(series: number, width: number, range: KeptRange): Step[] {
    return blocksOf(series, width, range).flatMap(({ start, body }) =>
      unpackSteps(body, start, width),
    );
  }

  function save(series: number, width: number, start: number, steps: Steps): void {
    const sorted = [...steps.values()].sort((a, b) => a.start - b.start);
    put.run(series, width, start, packSteps(sorted, start, width));
  }

  /** @param sumUp sums up all that there is within a range, which begins and ends with a step. */
  function updateWidth(
    series: number,
    width: number,
    changed: Points,
    sumUp: (range: KeptRange) => Steps,
  ): void {
    for (const part of splitByBlock(changed, width)) {
      const start = blockStart(part.times[0]!, width);
      const from = Math.floor(part.times[0]! / width) * width;
      const to = Math.floor(part.times.at(-1)! / width) * width + width;
      const known: Steps = new Map();
      for (const step of load(series, width, { from: start, to: start }))
        known.set(step.start, step);
      replaceSteps(known, sumUp({ from, to }), summarize(part, width));
      save(series, width, start, known);
    }
  }

  function touching(series: number, width: number, range: KeptRange): Points {
    const found = blocksOf(series, width, range);
    return concatPoints(found.map(({ start, body }) => peaksOf(body, start, width)));
  }

  return {
    update(series, changed, pointsOf) {
      updateWidth(series, MINUTE, changed, ({ from, to }) =>
        summarize(pointsBetween(pointsOf({ from, to }), from, to - TINY), MINUTE),
      );
      updateWidth(series, HOUR, changed, ({ from, to }) => {
        const minutes = load(series, MINUTE, { from, to });
        return combineSteps(
          minutes.filter(({ start }) => start >= from && start < to),
          HOUR,
        );
      });
    },
    touching,
    oldest: (series, width) => Number(ends.get(series, width)?.first ?? Infinity),
    extent(series, width) {
      const { first = null, last = null } = ends.get(series, width) ?? {};
      if (first === null || last === null) return undefined;
      const peaksIn = (at: unknown) =>
        touching(series, width, { from: Number(at), to: Number(at) }).times;
      return { from: peaksIn(first)[0]!, to: peaksIn(last).at(-1)! };
    },
  };
}

/** Less than two times can differ. */
const TINY = 1e-4;

function blockStart(time: number, width: number): number {
  const length = width * BLOCK_STEPS;
  return Math.floor(time / length) * length;
}

function splitByBlock(points: Points, width: number): Points[] {
  const parts: Points[] = [];
  for (let at = 0; at < points.times.length; ) {
    const start = blockStart(points.times[at]!, width);
    const rest = { times: points.times.subarray(at), values: points.values.subarray(at) };
    const part = pointsBetween(rest, start, start + width * BLOCK_STEPS - TINY);
    parts.push(part);
    at += part.times.length;
  }
  return parts;
}

/**
 * Takes steps that were summed up anew. One that knows of fewer points than before was summed up from what is
 * left of them: then what has come is added to what was known.
 */
function replaceSteps(known: Steps, anew: Steps, changed: Steps): void {
  for (const [start, step] of anew) {
    const before = known.get(start);
    if (before === undefined || before.count <= step.count) known.set(start, step);
    else if (changed.has(start)) addStep(before, changed.get(start)!);
  }
}
