import { type StackMode, type StackSeries, type Stacked, stack } from "./stack.ts";
import { unionXs } from "./x-union.ts";

/** The edges of a stacked series: also between its own points, where other series have theirs. */
export interface StackEdge extends Stacked {
  xs: Float64Array;
}

/** A series in a stack, at its own points. */
export interface InterpolatedStack extends Stacked {
  /** Its edges with what lies between its points; undefined where nothing does. */
  edge?: StackEdge;
}

/** Edges have at most this many points in all, unless the series have more themselves. */
const MAX_EDGE_POINTS = 2e6;

/**
 * Stacks series that a line connects, whose points may be at different xs. Where another series has a
 * point, a series counts with the value between its neighbouring points there (as `stackgaps:
 * "interpolate"` of Plotly); before its first point, behind its last and in a gap it adds nothing.
 *
 * @param holds a value lasts until the next point, as a step line has it; else values between two
 * points are on a straight line.
 */
export function interpolateStack(
  series: readonly StackSeries[],
  mode: StackMode,
  holds: boolean,
): (InterpolatedStack | undefined)[] {
  const shown = series.filter(({ hidden }) => hidden !== true);
  const union = unionXs(shown.map(({ xs }) => xs));
  if (shown.every(({ xs }) => xs.length === union.length)) return stack(series, mode);
  const grid = thin(union, shown);
  const resampled = series.map((one) => (one.hidden === true ? one : resample(one, grid, holds)));
  return stack(resampled, mode).map((stacked, k) => {
    if (stacked === undefined) return undefined;
    const { xs } = resampled[k]!;
    const own = series[k]!;
    if (xs.length === own.xs.length && grid === union) return stacked;
    return { ...pickOwn(own, xs, stacked), edge: { xs, y0: stacked.y0, y1: stacked.y1 } };
  });
}

/** The union of xs or, where its edges would be too many, evenly picked ones of it. */
function thin(union: Float64Array, shown: readonly StackSeries[]): Float64Array {
  const points = shown.reduce((sum, { xs }) => sum + xs.length, 0);
  const most = Math.floor(Math.max(MAX_EDGE_POINTS, 2 * points) / shown.length);
  if (union.length <= most) return union;
  const step = (union.length - 1) / (most - 1);
  return Float64Array.from({ length: most }, (_, i) => union[Math.round(i * step)]!);
}

/** A series at each x of a grid from its first point to its last. */
function resample(
  { xs, ys }: StackSeries,
  grid: Float64Array,
  holds: boolean,
): Pick<StackSeries, "xs" | "ys"> {
  const places: number[] = [];
  const values: number[] = [];
  let next = 0;
  for (const x of grid) {
    while (next < xs.length && xs[next]! < x) next++;
    if (next < xs.length && xs[next] === x) {
      places.push(x);
      values.push(ys[next++]!);
    } else if (next > 0 && xs[next - 1] === x) {
      // Another series has more points at this x.
      places.push(x);
      values.push(ys[next - 1]!);
    } else if (next > 0 && next < xs.length) {
      places.push(x);
      values.push(holds ? heldAt(ys, next) : valueAt(x, xs, ys, next));
    }
  }
  return { xs: Float64Array.from(places), ys: Float64Array.from(values) };
}

/** The value on the straight line to point `next`; NaN beside a gap. */
function valueAt(x: number, xs: Float64Array, ys: Float64Array, next: number): number {
  // In halves, as the distance of the largest numbers overflows.
  const length = xs[next]! / 2 - xs[next - 1]! / 2;
  const share = length > 0 ? (x / 2 - xs[next - 1]! / 2) / length : 0;
  return ys[next - 1]! * (1 - share) + ys[next]! * share;
}

function heldAt(ys: Float64Array, next: number): number {
  return Number.isNaN(ys[next]!) ? Number.NaN : ys[next - 1]!;
}

/** The edges at a series' own points, of those at `xs`. */
function pickOwn(own: StackSeries, xs: Float64Array, { y0, y1, shares }: Stacked): Stacked {
  const column = () => new Float64Array(own.xs.length).fill(Number.NaN);
  const picked: Stacked = { y0: column(), y1: column() };
  if (shares !== undefined) picked.shares = column();
  let place = 0;
  for (let i = 0; i < own.xs.length; i++) {
    const x = own.xs[i]!;
    while (place + 1 < xs.length && xs[place]! < x) place++;
    if (Number.isNaN(own.ys[i]!)) {
      if (xs[place] === x) place++;
      continue;
    }
    const isExact = place < xs.length && xs[place] === x;
    picked.y0[i] = isExact ? y0[place]! : between(x, xs, y0, place);
    picked.y1[i] = isExact ? y1[place]! : between(x, xs, y1, place);
    if (shares !== undefined)
      picked.shares![i] = isExact ? shares[place]! : between(x, xs, shares, place);
    if (isExact) place++;
  }
  return picked;
}

/** The edge between two places of a thinned grid, or at the nearest one. */
function between(x: number, xs: Float64Array, edge: Float64Array, place: number): number {
  const next = Math.min(place, xs.length - 1);
  const value = next > 0 ? valueAt(x, xs, edge, next) : edge[next]!;
  return Number.isNaN(value) ? (edge[next] ?? Number.NaN) : value;
}
