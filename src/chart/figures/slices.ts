import type { Latest } from "./latest.ts";

/** A part of a whole. */
export interface Share {
  name: string;
  /** Of its series; of what was gathered, the number of all series. */
  index: number;
  color?: string;
  value: number;
  /** 0 to 1. */
  share: number;
}

/** Why there is no whole that could be shared out. */
export type NoWhole = "nothing" | "negative" | "zero";

/** A slice: from which angle to which, in radians clockwise from the top. */
export interface Slice extends Share {
  from: number;
  to: number;
  middle: number;
  valueText: string;
  shareText: string;
}

/** More slices than this nobody tells apart. */
const MOST_SLICES = 12;

/** The shares of what is shown, in their order; past 12, the smallest as one. */
export function computeShares(latest: readonly Latest[]): Share[] | NoWhole {
  const shown = latest.filter(({ hidden, value }) => !hidden && !Number.isNaN(value));
  if (shown.length === 0) return "nothing";
  if (shown.some(({ value }) => value < 0)) return "negative";
  const largest = Math.max(...shown.map(({ value }) => value));
  if (largest === 0) return "zero";
  // Divided first, as the sum of large numbers is more than a number can say.
  let whole = 0;
  for (const { value } of shown) whole += value / largest;
  const shares: Share[] = shown.map(({ name, index, color, value }) => ({
    name,
    index,
    ...(color === undefined ? undefined : { color }),
    value,
    share: value / largest / whole,
  }));
  return gathered(shares, latest.length);
}

function gathered(shares: Share[], index: number): Share[] {
  if (shares.length <= MOST_SLICES) return shares;
  const bySize = shares.toSorted((a, b) => b.share - a.share || a.index - b.index);
  const large = new Set(bySize.slice(0, MOST_SLICES - 1));
  const other: Share = { name: "Other", index, value: 0, share: 0 };
  for (const one of shares) {
    if (large.has(one)) continue;
    other.value += one.value;
    other.share += one.share;
  }
  return [...shares.filter((one) => large.has(one)), other];
}
