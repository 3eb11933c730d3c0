/** What many values come to. */
export interface SummedUp {
  mean: number;
  min: number;
  max: number;
  /** 95 of 100 values are no larger. Estimated, where there are more values than are kept. */
  p95: number;
}

/** Takes values and sums them up, in bounded memory however many they are. */
export interface ValueSummary {
  add(value: number): void;
  /** What they come to since the last time; NaN where there was none. Begins anew. */
  take(): SummedUp;
}

/** Values that are kept for the percentile. */
const MOST_VALUES = 512;

/** Beyond `MOST_VALUES` values each has the same chance to be among those kept (Vitter's algorithm R). */
export function createValueSummary(): ValueSummary {
  let kept: number[] = [];
  let count = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;

  function keep(value: number): void {
    if (kept.length < MOST_VALUES) return void kept.push(value);
    const place = Math.floor(Math.random() * count);
    if (place < MOST_VALUES) kept[place] = value;
  }

  return {
    add(value) {
      count += 1;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
      keep(value);
    },
    take() {
      const ordered = Float64Array.from(kept).sort();
      const p95 = ordered[Math.max(0, Math.ceil(0.95 * ordered.length) - 1)] ?? Number.NaN;
      const taken =
        count === 0 ? { mean: p95, min: p95, max: p95, p95 } : { mean: sum / count, min, max, p95 };
      kept = [];
      count = 0;
      sum = 0;
      min = Infinity;
      max = -Infinity;
      return taken;
    },
  };
}
