/**
 * The union of ascending columns: each x as often as in the column that has it most often. Of equal
 * columns it is the first one itself.
 */
export function unionXs(columns: readonly Float64Array[]): Float64Array {
  if (columns.length === 0) return new Float64Array(0);
  let round = columns;
  // In pairs, so that each x is merged log2(columns) times, not once for each column.
  while (round.length > 1) {
    const merged: Float64Array[] = [];
    for (let k = 0; k < round.length; k += 2) {
      merged.push(k + 1 < round.length ? unionTwo(round[k]!, round[k + 1]!) : round[k]!);
    }
    round = merged;
  }
  return round[0]!;
}

function unionTwo(a: Float64Array, b: Float64Array): Float64Array {
  if (isSame(a, b)) return a;
  const union = new Float64Array(a.length + b.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i]!;
    const other = b[j]!;
    if (x <= other) i++;
    if (other <= x) j++;
    union[length++] = x < other ? x : other;
  }
  while (i < a.length) union[length++] = a[i++]!;
  while (j < b.length) union[length++] = b[j++]!;
  return union.subarray(0, length);
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // From the end, where windows differ.
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return false;
  return true;
}
