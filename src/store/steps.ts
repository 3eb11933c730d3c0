import { packBody, unpackBody } from "./body.ts";
import { type Points, slicePoints } from "./points.ts";

/** What is known of the points within one step of time, of which many make a coarse series. */
export interface Step {
  /** Epoch ms; a multiple of the step's width. */
  start: number;
  /** Points, gaps included. */
  count: number;
  gaps: number;
  /** NaN where there are only gaps; then its time is the first gap's. */
  min: number;
  minTime: number;
  max: number;
  maxTime: number;
  /** Of all that are no gap: with the counts, it gives the mean. */
  sum: number;
  last: number;
}

/** Steps by their starts. */
export type Steps = Map<number, Step>;

/** Sums points up, in order of time. */
export function summarize({ times, values }: Points, width: number): Steps {
  const steps: Steps = new Map();
  let step: Step | undefined;
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    const start = Math.floor(time / width) * width;
    if (step?.start !== start) steps.set(start, (step = emptyStep(start, time)));
    addPoint(step, time, values[i]!);
  }
  return steps;
}

function emptyStep(start: number, time: number): Step {
  const none = { min: NaN, minTime: time, max: NaN, maxTime: time };
  return { start, count: 0, gaps: 0, ...none, sum: 0, last: NaN };
}

function addPoint(step: Step, time: number, value: number): void {
  step.count += 1;
  step.last = value;
  if (Number.isNaN(value)) {
    step.gaps += 1;
    return;
  }
  step.sum += value;
  addPeaks(step, { min: value, minTime: time, max: value, maxTime: time });
}

function addPeaks(
  step: Step,
  { min, minTime, max, maxTime }: Pick<Step, "min" | "minTime" | "max" | "maxTime">,
): void {
  if (min < step.min || Number.isNaN(step.min)) [step.min, step.minTime] = [min, minTime];
  if (max > step.max || Number.isNaN(step.max)) [step.max, step.maxTime] = [max, maxTime];
}

/** Sums finer steps up, in order of time. */
export function combineSteps(finer: Iterable<Step>, width: number): Steps {
  const steps: Steps = new Map();
  for (const fine of finer) {
    const start = Math.floor(fine.start / width) * width;
    const step = steps.get(start) ?? emptyStep(start, fine.minTime);
    steps.set(start, step);
    addStep(step, fine);
  }
  return steps;
}

/** Adds what is known of later points of the same step. */
export function addStep(step: Step, later: Step): void {
  step.count += later.count;
  step.gaps += later.gaps;
  step.sum += later.sum;
  step.last = later.last;
  if (!Number.isNaN(later.min)) addPeaks(step, later);
}

/** The columns of a body of steps, and those of them that tell its peaks. */
const ALL_COLUMNS = Array.from({ length: 9 }, () => true);
const PEAK_COLUMNS = ALL_COLUMNS.map((_, column) => [0, 3, 4, 5, 6].includes(column));

/** Writes the steps of one block; their times as distances, which are small. */
export function packSteps(steps: readonly Step[], blockStart: number, width: number): Uint8Array {
  const column = (read: (step: Step) => number) => {
    // `Float64Array.from` takes several times as long.
    const values = new Float64Array(steps.length);
    for (let i = 0; i < steps.length; i++) values[i] = read(steps[i]!);
    return values;
  };
  return packBody({
    form: 0,
    columns: [
      column(({ start }) => (start - blockStart) / width),
      column(({ count }) => count),
      column(({ gaps }) => gaps),
      column(({ min }) => min),
      column(({ start, minTime }) => minTime - start),
      column(({ max }) => max),
      column(({ start, maxTime }) => maxTime - start),
      column(({ sum }) => sum),
      column(({ last }) => last),
    ],
  });
}

/** @throws an error of code `DAMAGED_BODY`. */
export function unpackSteps(body: Uint8Array, blockStart: number, width: number): Step[] {
  const { columns } = unpackBody(body, ALL_COLUMNS);
  const [index, count, gaps, min, minTime, max, maxTime, sum, last] = columns as ColumnsOfSteps;
  return Array.from(index, (place, i) => {
    const start = blockStart + place * width;
    return {
      start,
      count: count[i]!,
      gaps: gaps[i]!,
      min: min[i]!,
      minTime: start + minTime[i]!,
      max: max[i]!,
      maxTime: start + maxTime[i]!,
      sum: sum[i]!,
      last: last[i]!,
    };
  });
}

type Column = Float64Array;
type ColumnsOfSteps = [Column, Column, Column, Column, Column, Column, Column, Column, Column];

/** The lowest and the highest point of each step, in order of time; a gap where a step has only gaps. */
export function peaksOf(body: Uint8Array, blockStart: number, width: number): Points {
  const { columns } = unpackBody(body, PEAK_COLUMNS);
  const [index, , , min, minTime, max, maxTime] = columns as ColumnsOfSteps;
  const room = 2 * index.length;
  const peaks = { times: new Float64Array(room), values: new Float64Array(room) };
  let length = 0;
  const put = (time: number, value: number) => {
    peaks.times[length] = time;
    peaks.values[length++] = value;
  };
  for (let i = 0; i < index.length; i++) {
    const start = blockStart + index[i]! * width;
    const [low, high] = [minTime[i]!, maxTime[i]!];
    if (low <= high) put(start + low, min[i]!);
    if (low !== high) put(start + high, max[i]!);
    if (low > high) put(start + low, min[i]!);
  }
  return slicePoints(peaks, 0, length);
}
