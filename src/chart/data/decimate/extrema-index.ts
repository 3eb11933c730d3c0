/**
 * Where the lowest and highest values of a long column stand: of each block of 32 values, of each 32
 * blocks, and so on. So those of any range are found without a look at all of it. The index grows
 * as values are appended.
 */
export interface ExtremaIndex {
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

/** The indices of the extreme values of a range; -1 where it holds only gaps. */
export interface Extrema {
  low: number;
  high: number;
  hasGap: boolean;
}

const FANOUT = 32;
/** A range up to this long is scanned as quickly as its blocks are. */
const MAX_SCANNED = 256;

/** An empty index of a column. */
export function createExtremaIndex(column: Float64Array): ExtremaIndex {
  const levels: Level[] = [];
  for (let size = FANOUT; size <= column.length; size *= FANOUT) {
    const count = Math.floor(column.length / size);
    const [low, high] = [new Int32Array(count), new Int32Array(count)];
    levels.push({ size, low, high, gap: new Uint8Array(count) });
  }
  return { column, length: 0, levels };
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

/**
 * Finds the first lowest and the first highest of `values` from index `from` to before `to`.
 *
 * @param index of a column that `values` is a view of; without it the range is scanned.
 */
export function findExtrema(
  values: Float64Array,
  from: number,
  to: number,
  index: ExtremaIndex | undefined,
  result: Extrema,
): void {
  clear(result);
  if (index === undefined || to - from < MAX_SCANNED || index.column.buffer !== values.buffer) {
    return addValues(values, from, to, result);
  }
  const first = (values.byteOffset - index.column.byteOffset) / values.BYTES_PER_ELEMENT;
  addRange(index, first + from, first + to, result);
  if (result.low < 0) return;
  result.low -= first;
  result.high -= first;
}

/** The extent of `values` from index `from` to before `to`. */
export function extentBetween(
  values: Float64Array,
  from: number,
  to: number,
  index: ExtremaIndex | undefined,
): [number, number] | undefined {
  findExtrema(values, from, to, index, found);
  return found.low < 0 ? undefined : [values[found.low]!, values[found.high]!];
}

function clear(result: Extrema): void {
  result.low = -1;
  result.high = -1;
  result.hasGap = false;
}

/** Adds the largest blocks within a range, and the single values around them. */
function addRange(
  { column, length, levels }: ExtremaIndex,
  from: number,
  to: number,
  result: Extrema,
) {
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

function addValues(values: Float64Array, from: number, to: number, result: Extrema): void {
  let { low, high, hasGap } = result;
  let lowest = low < 0 ? Number.POSITIVE_INFINITY : values[low]!;
  let highest = high < 0 ? Number.NEGATIVE_INFINITY : values[high]!;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    // Most values are neither, and cost two comparisons only.
    if (value >= lowest && value <= highest) continue;
    if (value < lowest) {
      lowest = value;
      low = i;
    }
    if (value > highest) {
      highest = value;
      high = i;
    }
    if (Number.isNaN(value)) hasGap = true;
  }
  result.low = low;
  result.high = high;
  result.hasGap = hasGap;
}
