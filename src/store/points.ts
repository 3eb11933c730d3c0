import type { SeriesPoints } from "./store.ts";

/** Points of one series in order of time, no time twice. */
export interface Points extends SeriesPoints {
  times: Float64Array;
  values: Float64Array;
}

/** No point at all. */
export const NO_POINTS: Points = { times: new Float64Array(0), values: new Float64Array(0) };

/** Index of the first time that is not before `time`; the length where there is none. */
export function firstFrom(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The points between two indices; they share the memory. */
export function slicePoints({ times, values }: Points, from: number, to?: number): Points {
  return { times: times.subarray(from, to), values: values.subarray(from, to) };
}

/** The points of a range, both ends included; they share the memory. */
export function pointsBetween(points: Points, from: number, to: number): Points {
  let end = firstFrom(points.times, to);
  if (points.times[end] === to) end += 1;
  return slicePoints(points, firstFrom(points.times, from), end);
}

/** Puts parts one behind the other. Each must begin after the end of the one before. */
export function concatPoints(parts: readonly Points[]): Points {
  const filled = parts.filter((part) => part.times.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_POINTS;
  const length = filled.reduce((sum, { times }) => sum + times.length, 0);
  const all = { times: new Float64Array(length), values: new Float64Array(length) };
  let at = 0;
  for (const part of filled) {
    all.times.set(part.times, at);
    all.values.set(part.values, at);
    at += part.times.length;
  }
  return all;
}

/** Sorts points in by time. Where both have the same time, the newer one's value counts. */
export function mergePoints(older: Points, newer: Points): Points {
  if (newer.times.length === 0) return older;
  if (older.times.length === 0) return newer;
  // What lies before and behind all newer ones need not be looked at one by one.
  const from = firstFrom(older.times, newer.times[0]!);
  const to = Math.max(from, firstFrom(older.times, newer.times.at(-1)!));
  const behind = older.times[to] === newer.times.at(-1) ? to + 1 : to;
  return concatPoints([
    slicePoints(older, 0, from),
    interleave(slicePoints(older, from, behind), newer),
    slicePoints(older, behind),
  ]);
}

function interleave(a: Points, b: Points): Points {
  if (a.times.length === 0) return b;
  const most = a.times.length + b.times.length;
  const all = { times: new Float64Array(most), values: new Float64Array(most) };
  let i = 0;
  let j = 0;
  let length = 0;
  while (i < a.times.length || j < b.times.length) {
    const left = i < a.times.length ? a.times[i]! : Infinity;
    const right = j < b.times.length ? b.times[j]! : Infinity;
    all.times[length] = Math.min(left, right);
    all.values[length] = right <= left ? b.values[j]! : a.values[i]!;
    length += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return slicePoints(all, 0, length);
}

/** Puts points that came in any order in order of time. Of the same time, the last one that came stays. */
export function sortPoints({ times, values }: Points): Points {
  if (isRising(times)) return { times, values };
  const order = Uint32Array.from(times, (_, index) => index);
  order.sort((a, b) => times[a]! - times[b]! || a - b);
  const sorted = { times: new Float64Array(order.length), values: new Float64Array(order.length) };
  let length = 0;
  for (const index of order) {
    const time = times[index]!;
    if (length > 0 && sorted.times[length - 1] === time) length -= 1;
    sorted.times[length] = time;
    sorted.values[length] = values[index]!;
    length += 1;
  }
  return slicePoints(sorted, 0, length);
}

function isRising(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! <= times[i - 1]!) return false;
  return true;
}
