import { REMEMBERED_WINDOWS } from "../chart/live-span.ts";
import type { ChartWindow } from "../chart/options.ts";
import type { Series } from "../chart/series.ts";

/** The newest points of one series, in the order of time, as two columns. */
export interface PointWindow {
  /**
   * Takes points whose times ascend. Those older than others find their place; those too old for
   * the window go.
   */
  push(times: readonly number[], values: readonly number[]): void;
  /** Views on the columns; they hold until the next `push`. */
  columns(): Pick<Series, "xs" | "ys" | "skipped"> & { lineage: object };
}

/** No window holds more points than this, however long it lasts. */
const MOST_POINTS = 2_000_000;
const FIRST_CAPACITY = 64;

/** Keeps some windows' worth of points: the older ones steady the y axis. */
export function createPointWindow(window: ChartWindow): PointWindow {
  const most =
    "points" in window ? Math.min(MOST_POINTS, REMEMBERED_WINDOWS * window.points) : MOST_POINTS;
  const longest = "ms" in window ? REMEMBERED_WINDOWS * window.ms : Number.POSITIVE_INFINITY;
  let xs: Float64Array = new Float64Array(FIRST_CAPACITY);
  let ys: Float64Array = new Float64Array(FIRST_CAPACITY);
  let start = 0;
  let end = 0;
  let dropped = 0;
  let lineage = {};

  function makeRoom(count: number): void {
    const size = end - start;
    if (end + count <= xs.length) return;
    const capacity = Math.max(xs.length, 2 ** Math.ceil(Math.log2(2 * (size + count))));
    const target = (size + count) * 2 > xs.length ? capacity : xs.length;
    xs = moved(xs, start, end, target);
    ys = moved(ys, start, end, target);
    start = 0;
    end = size;
  }

  /** Both runs ascend, so they are merged from their ends, and no point is moved twice. */
  function merge(times: readonly number[], values: readonly number[]): void {
    let old = end - 1;
    let place = end + times.length - 1;
    for (let i = times.length - 1; i >= 0; place--) {
      if (old >= start && xs[old]! > times[i]!) {
        xs[place] = xs[old]!;
        ys[place] = ys[old]!;
        old--;
      } else {
        xs[place] = times[i]!;
        ys[place] = values[i]!;
        i--;
      }
    }
    end += times.length;
  }

  function dropOld(): void {
    const before = start;
    start = Math.max(start, end - most);
    while (start + 1 < end && xs[start + 1]! < xs[end - 1]! - longest) start++;
    dropped += start - before;
  }

  return {
    push(times, values) {
      if (end > start && times[0]! < xs[end - 1]!) lineage = {};
      makeRoom(times.length);
      merge(times, values);
      dropOld();
    },
    columns: () => ({
      xs: xs.subarray(start, end),
      ys: ys.subarray(start, end),
      skipped: dropped,
      lineage,
    }),
  };
}

function moved(column: Float64Array, start: number, end: number, length: number): Float64Array {
  if (length === column.length) return column.copyWithin(0, start, end);
  const larger = new Float64Array(length);
  larger.set(column.subarray(start, end));
  return larger;
}
