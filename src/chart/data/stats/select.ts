/**
 * Quickselect: reorders a column such that `k` holds the value it would hold if sorted, with none
 * larger before it and none smaller behind it (Hoare: FIND, CACM 4/7, 1961, with the median of three
 * as pivot). It looks at each value about three times. A column that makes it slow is sorted instead,
 * so no input makes it quadratic (Musser: Introspective sorting, 1997). The column must hold no NaN.
 */
export function select(column: Float64Array, k: number): number {
  let left = 0;
  let right = column.length - 1;
  let patience = 2 * Math.ceil(Math.log2(column.length + 1)) + 8;
  while (right > left) {
    if (patience-- === 0) {
      column.subarray(left, right + 1).sort();
      break;
    }
    const pivot = medianOfThree(column[left]!, column[(left + right) >>> 1]!, column[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (column[i]! < pivot) i++;
      while (column[j]! > pivot) j--;
      if (i <= j) swap(column, i++, j--);
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return column[k]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function swap(column: Float64Array, i: number, j: number): void {
  const value = column[i]!;
  column[i] = column[j]!;
  column[j] = value;
}
