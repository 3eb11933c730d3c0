/** How text is put together: literals, then a match, again and again, and literals at the end. */
export interface Steps {
  /** The number of matches. */
  count: number;
  /** Of each match: the number of literals before it, its length, and how far back it lies. */
  runs: Int32Array;
  lengths: Int32Array;
  distances: Int32Array;
  /** All literals, one behind the other. */
  literals: Uint8Array;
  literalCount: number;
  /** The number of literals behind the last match. */
  rest: number;
}

/** The shortest match that both compressions know. */
export const MIN_MATCH = 3;

const FIRST_CAPACITY = 512;

export function createSteps(): Steps {
  return {
    count: 0,
    runs: new Int32Array(FIRST_CAPACITY),
    lengths: new Int32Array(FIRST_CAPACITY),
    distances: new Int32Array(FIRST_CAPACITY),
    literals: new Uint8Array(2 * FIRST_CAPACITY),
    literalCount: 0,
    rest: 0,
  };
}

export function clearSteps(steps: Steps): void {
  steps.count = 0;
  steps.literalCount = 0;
  steps.rest = 0;
}

/** Adds the bytes from `from` to `to` as literals. */
export function addLiterals(steps: Steps, bytes: Uint8Array, from: number, to: number): void {
  const needed = steps.literalCount + to - from;
  if (needed > steps.literals.length) {
    const larger = new Uint8Array(2 * needed);
    larger.set(steps.literals);
    steps.literals = larger;
  }
  for (let at = from; at < to; at++) steps.literals[steps.literalCount++] = bytes[at]!;
  steps.rest += to - from;
}

/** Adds a match; one that only goes on makes the last one longer. */
export function addMatch(steps: Steps, length: number, distance: number): void {
  const { count } = steps;
  if (length === 0) return;
  if (steps.rest === 0 && count > 0 && steps.distances[count - 1] === distance) {
    steps.lengths[count - 1]! += length;
    return;
  }
  if (count === steps.runs.length) grow(steps);
  steps.runs[count] = steps.rest;
  steps.lengths[count] = length;
  steps.distances[count] = distance;
  steps.rest = 0;
  steps.count++;
}

function grow(steps: Steps): void {
  steps.runs = twice(steps.runs);
  steps.lengths = twice(steps.lengths);
  steps.distances = twice(steps.distances);
}

function twice(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
