/** A list of numbers that grows at its end and may lose its front, 8 bytes each. */
export interface NumberList {
  readonly length: number;
  push(value: number): void;
  /** The numbers from an index on, as they are now. */
  view(from: number): Float64Array;
  dropFirst(count: number): void;
}

/** @param firstCapacity lists that grow together and begin with different ones do not all move at one time. */
export function createNumberList(firstCapacity: number): NumberList {
  let values = new Float64Array(firstCapacity);
  let start = 0;
  let end = 0;

  /** Views of the old array stay what they are. */
  function makeRoom(): void {
    const length = end - start;
    const next = new Float64Array(Math.max(firstCapacity, 2 * length));
    next.set(values.subarray(start, end));
    values = next;
    start = 0;
    end = length;
  }

  return {
    get length() {
      return end - start;
    },
    push(value) {
      if (end === values.length) makeRoom();
      values[end++] = value;
    },
    view: (from) => values.subarray(start + from, end),
    dropFirst(count) {
      start = Math.min(end, start + count);
    },
  };
}
