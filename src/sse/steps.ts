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

/** Turns bytes of a match into literals: at its end, or at its beginning. */
export function shortenMatch(
  steps: Steps,
  index: number,
  bytes: Uint8Array,
  end: "first" | "last",
): void {
  const { length } = bytes;
  let literal = 0;
  for (let i = 0; i <= index; i++) literal += steps.runs[i]!;
  // Grows where it has to.
  addLiterals(steps, bytes, 0, length);
  steps.rest -= length;
  steps.literals.copyWithin(literal + length, literal, steps.literalCount - length);
  steps.literals.set(bytes, literal);
  steps.lengths[index]! -= length;
  if (end === "first") steps.runs[index]! += length;
  else if (index + 1 < steps.count) steps.runs[index + 1]! += length;
  else steps.rest += length;
}

/** Writes a match as two, the first of which has `length` bytes. */
export function splitMatch(steps: Steps, index: number, length: number): void {
  const { count } = steps;
  if (count === steps.runs.length) grow(steps);
  const { runs, lengths, distances } = steps;
  for (const values of [runs, lengths, distances]) values.copyWithin(index + 1, index, count);
  runs[index + 1] = 0;
  lengths[index] = length;
  lengths[index + 1]! -= length;
  steps.count++;
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
