import type { Memory } from "./memory.ts";
import { reducePerPixel } from "./reduce.ts";
import type { Scale } from "./scale.ts";
import type { Series } from "./series.ts";
import { NOTHING_SHARED, type SharedRun, sharedRun } from "./shared-run.ts";
import { firstFrom, type XScale, xOf } from "./x-scale.ts";

/** A line as pixels: x from the scale's origin, y from the plot's top. A NaN y is a gap. */
export interface LineMark {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  color?: string;
  hidden: boolean;
  xs: number[];
  ys: number[];
  /** The index within its series of the point at each position. */
  points: number[];
  /** The first segment, and perhaps some more, lie left of the plot and are cut off. */
  leads: boolean;
  /** More points than pixels: each pixel column shows its extremes, and no curve can be seen. */
  reduced: boolean;
}

const POINTS_PER_PIXEL = 2;
const FURTHEST = 1e5;

/** Where the points of the series with this index come to lie, to so many decimals of a pixel. */
export function lineMarkOf(
  series: Series,
  index: number,
  hidden: boolean,
  x: XScale,
  y: Scale,
  decimals: number,
  memory: Memory,
): LineMark {
  const first = x.slides ? firstFrom(x.domain[0], x.kind, series) : 0;
  const leads = first > 0;
  const from = leads ? firstDrawn(first, series, x) : first;
  const to = hidden ? from : series.xs.length;
  const reduced = to - from > POINTS_PER_PIXEL * (x.px(x.domain[1]) - x.px(x.domain[0]));
  const points = reduced
    ? reducePerPixel(series, from, to, x)
    : memory.keep(nameOf(POINTS, index), [from, to], () => range(from, to));
  const { xs, ys } = placesOf(series, index, points, reduced, x, y, decimals, memory);
  const mark: LineMark = { name: series.name, index, hidden, xs, ys, points, leads, reduced };
  if (series.color !== undefined) mark.color = series.color;
  return mark;
}

/** Points leave the front of a sliding line so many at a time, and it stays the same meanwhile. */
const LEAVE_TOGETHER = 4;

/** The index of a series' first point that is drawn, be it out of sight. */
function firstDrawn(first: number, series: Series, x: XScale): number {
  const step = (LEAVE_TOGETHER * x.gap) / x.perUnit;
  const start = Math.floor(x.domain[0] / step) * step;
  return Math.max(0, Math.min(first - 1, firstFrom(start, x.kind, series)));
}

function range(from: number, to: number): number[] {
  const points: number[] = [];
  for (let i = from; i < to; i++) points.push(i);
  return points;
}

// Names that are made once are found quicker than names that are put together each time.
const POINTS: string[] = [];
const PLACES: string[] = [];

function nameOf(names: string[], index: number): string {
  const kind = names === POINTS ? "points" : "places";
  return (names[index] ??= `${kind} ${index}`);
}

/** Points as they were, and where they came to lie. */
interface Places {
  /** Of which series they are. */
  lineage: object | undefined;
  /** The count of the first point within its series. */
  first: number;
  /** What they were, if there is no lineage to tell. */
  rawXs: number[];
  rawYs: number[];
  xs: number[];
  ys: number[];
}

function nowhere(): Places {
  return { lineage: undefined, first: 0, rawXs: [], rawYs: [], xs: [], ys: [] };
}

/** On the same scales a point lies where it lay in the last drawing. */
function placesOf(
  series: Series,
  index: number,
  points: number[],
  reduced: boolean,
  x: XScale,
  y: Scale,
  decimals: number,
  memory: Memory,
): Places {
  const scales = [x.kind, x.origin, x.perUnit, y, decimals];
  const last = memory.keep(nameOf(PLACES, index), scales, () => ({ places: nowhere() }));
  const lineage = reduced ? undefined : series.lineage;
  const first = series.skipped + (points[0] ?? 0);
  const shared =
    lineage !== undefined && lineage === last.places.lineage
      ? sameLineage(first, points.length, last.places)
      : samePoints(series, points, x, last.places);
  const { rawXs, rawYs, xs, ys } = last.places;
  const places: Places = {
    lineage,
    first,
    rawXs: trimmed(rawXs, shared),
    rawYs: trimmed(rawYs, shared),
    xs: kept(xs, shared),
    ys: kept(ys, shared),
  };
  const isBounded = addPlaces(places, series, points, x, y, decimals);
  memory.continuations[index] = { shift: shared.shift, count: shared.count, of: xs };
  // What lies beyond all bounds lies there only while the plot does not slide.
  last.places = isBounded ? nowhere() : places;
  return places;
}

function sameLineage(first: number, length: number, last: Places): SharedRun {
  const shift = first - last.first;
  if (shift < 0) return NOTHING_SHARED;
  return { shift, count: Math.max(0, Math.min(length, last.xs.length - shift)) };
}

function samePoints(series: Series, points: number[], x: XScale, last: Places): SharedRun {
  const { rawXs, rawYs } = last;
  return sharedRun(points.length, rawXs.length, (i, j) => {
    const point = points[i]!;
    return xOf(x.kind, series, point) === rawXs[j] && Object.is(series.ys[point], rawYs[j]);
  });
}

/** In place, as nobody else knows these. */
function trimmed(numbers: number[], { shift, count }: SharedRun): number[] {
  if (shift > MOST_SHIFTED) return kept(numbers, { shift, count });
  for (let i = 0; i < shift; i++) numbers.shift();
  numbers.length = Math.min(numbers.length, count);
  return numbers;
}

const MOST_SHIFTED = 4;

function kept(numbers: number[], { shift, count }: SharedRun): number[] {
  return numbers.slice(shift, shift + count);
}

/** @returns whether a point lies so far left that it is drawn nearer. */
function addPlaces(
  { lineage, rawXs, rawYs, xs, ys }: Places,
  series: Series,
  points: number[],
  x: XScale,
  y: Scale,
  decimals: number,
): boolean {
  const left = x.px(x.domain[0]);
  let isBounded = false;
  for (let i = xs.length; i < points.length; i++) {
    const point = points[i]!;
    const rawX = xOf(x.kind, series, point);
    const rawY = series.ys[point]!;
    const px = x.px(rawX) - left;
    isBounded ||= bounded(px) !== px;
    if (lineage === undefined) {
      rawXs.push(rawX);
      rawYs.push(rawY);
    }
    xs.push(rounded(left + bounded(px), decimals));
    ys.push(rounded(bounded(y.px(rawY)), decimals));
  }
  return isBounded;
}

function rounded(px: number, decimals: number): number {
  return decimals === 0 ? Math.round(px) : Math.round(px * 10) / 10;
}

// Far beyond the plot a pixel more or less makes no difference, but 1e300 would not be a pixel.
function bounded(px: number): number {
  return px > FURTHEST ? FURTHEST : px < -FURTHEST ? -FURTHEST : px;
}

/** How a mark goes on from one with these positions; nothing where it does not. */
export function continuationOf(memory: Memory, index: number, of: number[]): SharedRun {
  const continuation = memory.continuations[index];
  return continuation?.of === of ? continuation : NOTHING_SHARED;
}
