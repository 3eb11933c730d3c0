/** Points older than the newest of their series; they wait here to be merged together. */
export interface OutOfOrderBuffer {
  count(): number;
  /** @param extras the point's further values. */
  add(time: number, value: number, extras: readonly number[]): void;
  /** Empties the buffer. @returns all points as columns, by time, then in the order they came. */
  take(): { times: number[]; values: number[]; extras: number[][] };
}

/** @param extraCount number of values of a point besides the first. */
export function createOutOfOrderBuffer(extraCount = 0): OutOfOrderBuffer {
  let times: number[] = [];
  let values: number[] = [];
  let extras: (readonly number[])[] = [];
  return {
    count: () => times.length,
    add(time, value, more) {
      times.push(time);
      values.push(value);
      extras.push(more);
    },
    take() {
      const order = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
      const taken = {
        times: order.map((i) => times[i]!),
        values: order.map((i) => values[i]!),
        extras: Array.from({ length: extraCount }, (_, k) => order.map((i) => extras[i]![k]!)),
      };
      times = [];
      values = [];
      extras = [];
      return taken;
    },
  };
}
