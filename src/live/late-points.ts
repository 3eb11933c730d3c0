/** Points older than the newest of their series, which wait to find their place together. */
export interface LatePoints {
  count(): number;
  add(time: number, value: number): void;
  /** All of them, in the order of time and of coming. None is left. */
  take(): { times: number[]; values: number[] };
}

export function createLatePoints(): LatePoints {
  let times: number[] = [];
  let values: number[] = [];
  return {
    count: () => times.length,
    add(time, value) {
      times.push(time);
      values.push(value);
    },
    take() {
      const order = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
      const taken = { times: order.map((i) => times[i]!), values: order.map((i) => values[i]!) };
      times = [];
      values = [];
      return taken;
    },
  };
}
