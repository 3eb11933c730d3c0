import { addValues, clear, type Extrema, type ExtremaLookup } from "./extrema.ts";

/**
 * Where the lowest and highest values of a long column stand: of each block of 32 values, of each 32
 * blocks, and so on. So those of any range are found without a look at all of it. The index grows
 * as values are appended.
 */
export interface ExtremaIndex extends ExtremaLookup {
  /** The whole column, with room for values that are not indexed yet. */
  column: Float64Array;
  /** How many values from the start of the column are indexed. */
  length: number;
  levels: Level[];
}

/** Blocks of one size: the indices of the first lowest and the first highest value of each. */
interface Level {
  /** Values in a block. */
  size: number;
  /** -1 where the block holds only gaps. */
  low: Int32Array;
  high: Int32Array;
  /** 1 where there is a gap (a NaN). */
  gap: Uint8Array;
}

const FANOUT = 32;

/** An empty index of a column. */
export function createExtremaIndex(column: Float64Array): ExtremaIndex {
  const levels: Level[] = [];
  for (let size = FANOUT; size <= column.length; size *= FANOUT) {
    const count = Math.floor(column.length / size);
    const [low, high] = [new Int32Array(count), new Int32Array(count)];
    levels.push({ size, low, high, gap: new Uint8Array(count) });
  }
  return { column, length: 0, levels, addRange };
}

/** Indexes the values up to before `end`. */
export function extendIndex(index: ExtremaIndex, end: number): void {
  for (let level = 0; level < index.levels.length; level++) {
    const { size } = index.levels[level]!;
    const last = Math.floor(end / size);
    for (let block = Math.floor(index.length / size); block < last; block++) {
      indexBlock(index, level, block);
    }
  }
  index.length = end;
}

/** Drops the values from `start` on, which have changed, from the index. */
export function truncateIndex(index: ExtremaIndex, start: number): void {
  index.length = Math.min(index.length, start);
}

// Shared by all calls, as none needs it for longer.
const found: Extrema = { low: -1, high: -1, hasGap: false };

function indexBlock({ column, levels }: ExtremaIndex, level: number, block: number): void {
  const { size, low, high, gap } = levels[level]!;
  clear(found);
  if (level === 0) addValues(column, block * size, (block + 1) * size, found);
  else {
    const first = block * FANOUT;
    for (let i = first; i < first + FANOUT; i++) addBlock(column, levels[level - 1]!, i, found);
  }
  low[block] = found.low;
  high[block] = found.high;
  gap[block] = found.hasGap ? 1 : 0;
}

/** Adds the largest blocks within a range, and the single values around them. */
function addRange(this: ExtremaIndex, from: number, to: number, result: Extrema): void {
  const { column, length, levels } = this;
  const limit = Math.min(to, length);
  let at = from;
  while (at < to) {
    const aligned = Math.min(to, Math.ceil(at / FANOUT) * FANOUT);
    if (aligned > at || at + FANOUT > limit) {
      const end = aligned > at ? aligned : Math.min(to, at + FANOUT);
      addValues(column, at, end, result);
      at = end;
      continue;
    }
    let level = 0;
    while (level + 1 < levels.length && fits(levels[level + 1]!.size, at, limit)) level++;
    const { size } = levels[level]!;
    addBlock(column, levels[level]!, at / size, result);
    at += size;
  }
}

function fits(size: number, at: number, limit: number): boolean {
  return at % size === 0 && at + size <= limit;
}

function addBlock(column: Float64Array, level: Level, block: number, result: Extrema): void {
  if (level.gap[block] === 1) result.hasGap = true;
  const low = level.low[block]!;
  if (low < 0) return;
  const high = level.high[block]!;
  if (result.low < 0 || column[low]! < column[result.low]!) result.low = low;
  if (result.high < 0 || column[high]! > column[result.high]!) result.high = high;
}
