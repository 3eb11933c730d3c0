import type { Chunks } from "./chunks.ts";
import { mergePoints, NO_POINTS, type Points, pointsBetween, slicePoints } from "./points.ts";
import { reducePoints } from "./reduce.ts";
import { HOUR, MINUTE, type StepTable } from "./step-table.ts";
import type { Removed } from "./removed.ts";
import type { KeptRange } from "./store.ts";
import type { Tails } from "./tails.ts";

/** Points as they came, and the widths of steps, from fine to coarse. */
const WIDTHS = [0, MINUTE, HOUR] as const;

/** Points that are read and reduced for each one that is wanted, before coarser steps are read instead … */
const POINTS_PER_WANTED = 64;

/** … and the steps that must be there for each wanted point then, or the picture would get coarse. */
const STEPS_PER_WANTED = 0.25;

/** Where the points of a series are. */
export interface SeriesParts {
  chunks: Chunks;
  steps: StepTable;
  tails: Tails;
  removed: Removed;
}

/** Reads a series in a range: as it came, or by coarser steps where there are many more points than wanted. */
export function readSeries(
  parts: SeriesParts,
  series: number,
  range: KeptRange,
  most: number,
): Points {
  const extent = extentOf(parts, series);
  if (extent === undefined) return NO_POINTS;
  const from = Math.max(range.from, extent.from);
  const to = Math.min(range.to, extent.to);
  const level = chooseLevel(parts.chunks.estimate(series, range), to - from, most);
  const kept = readLevel(parts, series, { from, to }, level);
  const points = mergePoints(kept, pointsBetween(parts.tails.of(series), from, to));
  return reducePoints(points, { from, to }, most);
}

function chooseLevel(count: number, duration: number, most: number): number {
  if (count <= 4 * most) return 0;
  const isDense = count > POINTS_PER_WANTED * most;
  const level = WIDTHS.findLastIndex((width) => width > 0 && (2 * duration) / most >= width);
  if (level > 0) return level;
  return isDense && duration / MINUTE >= STEPS_PER_WANTED * most ? 1 : 0;
}

/** Where a level has nothing that old any more, the next coarser one is read. */
function readLevel(parts: SeriesParts, series: number, range: KeptRange, level: number): Points {
  const { from, to } = range;
  const points =
    level === 0 ? readChunks(parts, series, range) : readSteps(parts, series, range, level);
  const oldest = oldestOf(parts, series, level);
  if (level === WIDTHS.length - 1 || from >= oldest) return points;
  const older = readLevel(parts, series, { from, to: Math.min(to, oldest) }, level + 1);
  return mergePoints(older, points);
}

/** Since when a level has all that there was. */
function oldestOf({ chunks, steps, removed }: SeriesParts, series: number, level: number): number {
  if (level === 0) return Math.max(removed.until(), chunks.extent(series)?.from ?? Infinity);
  return steps.oldest(series, WIDTHS[level]!);
}

function readChunks({ chunks }: SeriesParts, series: number, range: KeptRange): Points {
  return pointsBetween(chunks.touching(series, range), range.from, range.to);
}

/** Within the outer steps, what lies in the range is read as it came: their peaks may lie outside. */
function readSteps(parts: SeriesParts, series: number, range: KeptRange, level: number): Points {
  const { from, to } = range;
  const width = WIDTHS[level]!;
  const peaks = pointsBetween(parts.steps.touching(series, width, range), from, to);
  const first = readChunks(parts, series, { from, to: Math.min(to, ceilTo(from, width)) });
  const last = readChunks(parts, series, { from: Math.max(from, floorTo(to, width)), to });
  return mergePoints(mergePoints(peaks, first), last);
}

function floorTo(time: number, width: number): number {
  return Math.floor(time / width) * width;
}

function ceilTo(time: number, width: number): number {
  return Math.ceil(time / width) * width;
}

/** How many points a series has in a range, more or less. */
export function countPoints(
  { chunks, tails }: SeriesParts,
  series: number,
  range: KeptRange,
): number {
  const { times } = pointsBetween(tails.of(series), range.from, range.to);
  return chunks.estimate(series, range) + times.length;
}

/** The newest points of a series up to a time. */
export function readNewest(
  { chunks, tails }: SeriesParts,
  series: number,
  count: number,
  until: number,
): Points {
  const tail = pointsBetween(tails.of(series), -Infinity, until);
  const merged = mergePoints(chunks.newest(series, count, until), tail);
  return slicePoints(merged, Math.max(0, merged.times.length - count));
}

/** The oldest and the newest time of a series, coarser steps included. */
export function extentOf(
  { chunks, steps, tails }: SeriesParts,
  series: number,
): KeptRange | undefined {
  const { times } = tails.of(series);
  const coarse = steps.extent(series, HOUR);
  const ranges = [coarse, chunks.extent(series), rangeOf(times)].filter(
    (range) => range !== undefined,
  );
  return ranges.length === 0 ? undefined : unite(ranges);
}

function rangeOf(times: Float64Array): KeptRange | undefined {
  return times.length === 0 ? undefined : { from: times[0]!, to: times.at(-1)! };
}

/** The range from the first beginning to the last end. */
export function unite(ranges: readonly KeptRange[]): KeptRange {
  return {
    from: Math.min(...ranges.map(({ from }) => from)),
    to: Math.max(...ranges.map(({ to }) => to)),
  };
}
