/**
 * The extremes of a long column, kept up to date: of each block of 32 values, of each 32 blocks, and
 * so on. So those of any stretch are found without looking at all of it. What is known grows with
 * the column's end.
 */
export interface Extremes {
  /** All of the column. It may hold more than is known. */
  column: Float64Array;
  /** How many values from the column's start on are known. */
  known: number;
  levels: Level[];
}

/** Of each whole block of so many values: where the first lowest and first highest stand. */
interface Level {
  size: number;
  /** -1 where all of the block are gaps. */
  low: Int32Array;
  high: Int32Array;
  /** 1 where there is a gap (a NaN). */
  gap: Uint8Array;
}

/** What was found in a stretch: indices, -1 where all of it are gaps. */
export interface Found {
  low: number;
  high: number;
  hasGap: boolean;
}

const FANOUT = 32;
/** So many values are looked at as quickly as their blocks. */
const FEW = 256;

/** Nothing is known yet of this column. */
export function createExtremes(column: Float64Array): Extremes {
  const levels: Level[] = [];
  for (let size = FANOUT; size <= column.length; size *= FANOUT) {
    const count = Math.floor(column.length / size);
    const [low, high] = [new Int32Array(count), new Int32Array(count)];
    levels.push({ size, low, high, gap: new Uint8Array(count) });
  }
  return { column, known: 0, levels };
}

/** Gets to know the values from what is known up to before `end`. */
export function learnUpTo(extremes: Extremes, end: number): void {
  for (let level = 0; level < extremes.levels.length; level++) {
    const { size } = extremes.levels[level]!;
    const last = Math.floor(end / size);
    for (let block = Math.floor(extremes.known / size); block < last; block++) {
      learnBlock(extremes, level, block);
    }
  }
  extremes.known = end;
}

/** The values from this index on have changed. */
export function forgetFrom(extremes: Extremes, index: number): void {
  extremes.known = Math.min(extremes.known, index);
}

// One for all, as nobody needs it for longer than a call.
const found: Found = { low: -1, high: -1, hasGap: false };

function learnBlock({ column, levels }: Extremes, level: number, block: number): void {
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
 * Finds the first lowest and the first highest of `values` from one index to before another.
 *
 * @param extremes of a column that these values are a view of; without them all are looked at.
 */
export function findExtremes(
  values: Float64Array,
  from: number,
  to: number,
  extremes: Extremes | undefined,
  result: Found,
): void {
  clear(result);
  if (extremes === undefined || to - from < FEW || extremes.column.buffer !== values.buffer) {
    return addValues(values, from, to, result);
  }
  const first = (values.byteOffset - extremes.column.byteOffset) / values.BYTES_PER_ELEMENT;
  addStretch(extremes, first + from, first + to, result);
  if (result.low < 0) return;
  result.low -= first;
  result.high -= first;
}

/** The smallest and largest of a stretch, `undefined` where all of it are gaps. */
export function extentBetween(
  values: Float64Array,
  from: number,
  to: number,
  extremes: Extremes | undefined,
): [number, number] | undefined {
  findExtremes(values, from, to, extremes, found);
  return found.low < 0 ? undefined : [values[found.low]!, values[found.high]!];
}

function clear(result: Found): void {
  result.low = -1;
  result.high = -1;
  result.hasGap = false;
}

/** The widest blocks that lie within it, and the single values before, between and after them. */
function addStretch({ column, known, levels }: Extremes, from: number, to: number, result: Found) {
  const limit = Math.min(to, known);
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

function addBlock(column: Float64Array, level: Level, block: number, result: Found): void {
  if (level.gap[block] === 1) result.hasGap = true;
  const low = level.low[block]!;
  if (low < 0) return;
  const high = level.high[block]!;
  if (result.low < 0 || column[low]! < column[result.low]!) result.low = low;
  if (result.high < 0 || column[high]! > column[result.high]!) result.high = high;
}

function addValues(values: Float64Array, from: number, to: number, result: Found): void {
  let { low, high, hasGap } = result;
  let lowest = low < 0 ? Number.POSITIVE_INFINITY : values[low]!;
  let highest = high < 0 ? Number.NEGATIVE_INFINITY : values[high]!;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    // Most values are neither, so all but two comparisons are spared.
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
