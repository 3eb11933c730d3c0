/** Points older than the newest of their series, which wait to find their place together. */
export interface LatePoints {
  count(): number;
  /** @param more the point's further values. */
  add(time: number, value: number, more: readonly number[]): void;
  /** All of them, in the order of time and of coming, as columns. None is left. */
  take(): { times: number[]; values: number[]; more: number[][] };
}

/** @param further how many values a point has besides the first. */
export function createLatePoints(further = 0): LatePoints {
  let times: number[] = [];
  let values: number[] = [];
  let others: (readonly number[])[] = [];
  return {
    count: () => times.length,
    add(time, value, more) {
      times.push(time);
      values.push(value);
      others.push(more);
    },
    take() {
      const order = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
      const taken = {
        times: order.map((i) => times[i]!),
        values: order.map((i) => values[i]!),
        more: Array.from({ length: further }, (_, k) => order.map((i) => others[i]![k]!)),
      };
      times = [];
      values = [];
      others = [];
      return taken;
    },
  };
}
