import { clamp } from "../base/clamp.ts";
import { listNames } from "../format/text/more-text.ts";
import type { Latest } from "./latest.ts";

/** A part of a whole. */
export interface Share {
  name: string;
  /** The name; of "Other" with what it is made of. */
  whole: string;
  /** The index of its series; for "Other", the number of all series. */
  index: number;
  color?: string;
  value: number;
  /** 0 to 1. */
  share: number;
}

/** Why values have no shares. */
export type NoWhole = "nothing" | "negative" | "zero";

/** A slice between two angles, in radians clockwise from the top. */
export interface Slice extends Share {
  from: number;
  to: number;
  middle: number;
  /** Its share in words, or its value: what stands beside it. */
  label: string;
  /** Its value and its share in words. */
  texts: string[];
}

/** More slices than this look alike. */
const MAX_SLICES = 12;

/** The shares of the visible values, in their order; past 12, the smallest become "Other". */
export function computeShares(latest: readonly Latest[]): Share[] | NoWhole {
  const visible = latest.filter(({ hidden, value }) => !hidden && !Number.isNaN(value));
  if (visible.length === 0) return "nothing";
  if (visible.some(({ value }) => value < 0)) return "negative";
  const largest = Math.max(...visible.map(({ value }) => value));
  if (largest === 0) return "zero";
  // Divided before adding, as the sum of large numbers may overflow.
  let whole = 0;
  for (const { value } of visible) whole += value / largest;
  const parts = visible.filter(({ value }) => value > 0).length;
  const shares: Share[] = visible.map(({ name, index, color, value }) => ({
    name,
    whole: name,
    index,
    ...(color === undefined ? undefined : { color }),
    value,
    share: parts === 1 || value === 0 ? Math.sign(value) : shareOf(value / largest, whole),
  }));
  return gatherSmallest(shares, latest.length);
}

/** A share of the whole: above 0 where the part is, and below 1, as there are others. */
function shareOf(part: number, whole: number): number {
  return clamp(part / whole, Number.MIN_VALUE, 1 - Number.EPSILON);
}

function gatherSmallest(shares: Share[], index: number): Share[] {
  if (shares.length <= MAX_SLICES) return shares;
  const bySize = shares.toSorted((a, b) => b.share - a.share || a.index - b.index);
  const large = new Set(bySize.slice(0, MAX_SLICES - 1));
  const small = shares.filter((one) => !large.has(one));
  const other: Share = { name: "Other", whole: nameOther(small), index, value: 0, share: 0 };
  for (const { value, share } of small) {
    other.value += value;
    other.share += share;
  }
  return [...shares.filter((one) => large.has(one)), other];
}

/** The most names that "Other" lists. */
const MAX_MEMBERS = 24;

function nameOther(small: readonly Share[]): string {
  const names = small.map(({ name }) => name);
  return `Other (${listNames(names, MAX_MEMBERS)})`;
}
