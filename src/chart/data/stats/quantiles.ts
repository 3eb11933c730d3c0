import { clamp } from "../../base/clamp.ts";
import { select } from "./select.ts";

/** A copy without gaps. */
export function dropGaps(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    present[length] = value;
    if (!Number.isNaN(value)) length++;
  }
  return present.subarray(0, length);
}

/**
 * The quantile at a probability (0 to 1) of values without NaN, which it reorders. It is interpolated
 * between the two values next to it (R-7 of Hyndman and Fan, 1996, as in d3, numpy and spreadsheets).
 * NaN if there are no values.
 */
export function selectQuantile(present: Float64Array, probability: number): number {
  const last = present.length - 1;
  if (last < 0) return Number.NaN;
  const place = last * clamp(probability, 0, 1);
  const below = Math.floor(place);
  const low = select(present, below);
  return below === place ? low : interpolate(low, minFrom(present, below + 1), place - below);
}

function minFrom(column: Float64Array, from: number): number {
  let smallest = column[from]!;
  for (let i = from + 1; i < column.length; i++) if (column[i]! < smallest) smallest = column[i]!;
  return smallest;
}

function interpolate(low: number, high: number, share: number): number {
  const way = high - low;
  return Number.isFinite(way) ? low + way * share : low * (1 - share) + high * share;
}
