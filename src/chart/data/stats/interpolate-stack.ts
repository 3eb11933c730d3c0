import { type StackMode, type StackSeries, type Stacked, dropHidden, stack } from "./stack.ts";
import { AT, BEFORE, BEHIND, findSlots, type StackSlots } from "./stack-slots.ts";
import { unionXs } from "./x-union.ts";

/** The lower and upper edge of a stacked series, also where only other series have points. */
export interface StackEdge extends Stacked {
  /** Ascending; an x comes again where the stack jumps. */
  xs: Float64Array;
  /** -1 where an edge is drawn a little before its x, 1 behind it: beside a point between gaps. */
  shifts: Int8Array;
}

/** A series in a stack, at its own points. */
export interface InterpolatedStack extends Stacked {
  /** Its edges; undefined where they have no positions besides its own points. */
  edge?: StackEdge;
}

/** Edges have at most this many points in all, unless the series have more themselves. */
const MAX_EDGE_POINTS = 2e6;

/**
 * Stacks series that a line connects, whose points may be at different xs. Where another series has a
 * point, a series counts with the value between its neighbouring points there (as `stackgaps:
 * "interpolate"` of Plotly); before its first point, behind its last and in a gap it adds nothing.
 * There the series above drop or rise at that very x, so their edges have two positions at it.
 *
 * @param holds a value lasts until the next point, as a step line has it; else values between two
 * points are on a straight line.
 */
export function interpolateStack(
  series: readonly StackSeries[],
  mode: StackMode,
  holds: boolean,
): (InterpolatedStack | undefined)[] {
  const shown = dropHidden(series);
  const union = unionXs(shown.map(({ xs }) => xs));
  const all = findSlots(shown, union);
  if (all === undefined) return stack(series, mode, union);
  const slots = thinOut(all, shown);
  const resampled = series.map((one) =>
    one.hidden === true ? undefined : resample(one, slots, holds),
  );
  const stacked = stack(
    resampled.map((one) => one ?? HIDDEN),
    mode,
    Float64Array.from(slots.xs.keys()),
  );
  return stacked.map((ends, k) =>
    ends === undefined ? undefined : withEdge(series[k]!, resampled[k]!, ends, slots),
  );
}

const HIDDEN: StackSeries = { xs: new Float64Array(), ys: new Float64Array(), hidden: true };

/** All slots or, where edges would have too many points, evenly picked ones. */
function thinOut(slots: StackSlots, shown: readonly StackSeries[]): StackSlots {
  const points = shown.reduce((sum, { xs }) => sum + xs.length, 0);
  const most = Math.floor(Math.max(MAX_EDGE_POINTS, 2 * points) / shown.length);
  const { length } = slots.xs;
  if (length <= most) return slots;
  const picked = Float64Array.from({ length: most }, (_, i) =>
    Math.round((i * (length - 1)) / (most - 1)),
  );
  return {
    xs: picked.map((i) => slots.xs[i]!),
    sides: Int8Array.from(picked, (i) => slots.sides[i]!),
    shifts: Int8Array.from(picked, (i) => slots.shifts[i]!),
  };
}

/** A series at the slots from its first point to its last. */
interface Resampled {
  /** The index of each slot: slots that share an x are stacked apart. */
  xs: Float64Array;
  ys: Float64Array;
  /** Where each of its own points is in `xs`; -1 where its slot was left out. */
  places: Int32Array;
}

function resample(own: StackSeries, slots: StackSlots, holds: boolean): Resampled {
  const { xs, ys } = own;
  const taken = new Float64Array(slots.xs.length);
  const values = new Float64Array(slots.xs.length);
  const places = new Int32Array(xs.length).fill(-1);
  let count = 0;
  let next = 0;
  for (let slot = 0; slot < slots.xs.length; slot++) {
    const x = slots.xs[slot]!;
    const side = slots.sides[slot]!;
    while (xs[next]! < x) next++;
    if (side === BEHIND) next = indexBehind(xs, next, x);
    const isOwn = side === AT && xs[next] === x;
    const repeats = side === AT && !isOwn && xs[next - 1] === x;
    if (!isOwn && !repeats && (next === 0 || next === xs.length)) continue;
    if (isOwn) places[next] = count;
    taken[count] = slot;
    if (isOwn) values[count] = ys[next++]!;
    // Others have more points at this x.
    else if (repeats) values[count] = ys[next - 1]!;
    else values[count] = valueBetween(own, next, x, side, holds);
    count++;
  }
  return { xs: taken.subarray(0, count), ys: values.subarray(0, count), places };
}

/** The first index from `next` on of a larger x. */
function indexBehind(xs: Float64Array, next: number, x: number): number {
  let index = next;
  while (xs[index] === x) index++;
  return index;
}

/** The value between point `next` and the one before it; NaN beside a gap. */
function valueBetween(
  { xs, ys }: StackSeries,
  next: number,
  x: number,
  side: number,
  holds: boolean,
): number {
  if (Number.isNaN(ys[next]!) || Number.isNaN(ys[next - 1]!)) return Number.NaN;
  if (side === BEFORE && xs[next] === x) return ys[next]!;
  if (holds || (side === BEHIND && xs[next - 1] === x)) return ys[next - 1]!;
  return valueAt(x, xs, ys, next);
}

/** The ends of a series at its own points, with its edge where that has more positions. */
function withEdge(
  own: StackSeries,
  { xs: taken, places }: Resampled,
  ends: Stacked,
  slots: StackSlots,
): InterpolatedStack {
  const isOwn = taken.length === own.xs.length && places.every((place, i) => place === i);
  if (isOwn) return ends;
  const xs = new Float64Array(taken.length);
  const shifts = new Int8Array(taken.length);
  for (let i = 0; i < taken.length; i++) {
    xs[i] = slots.xs[taken[i]!]!;
    shifts[i] = slots.shifts[taken[i]!]!;
  }
  const edge = { xs, shifts, y0: ends.y0, y1: ends.y1 };
  return { edge, ...pickOwn(own, xs, places, ends) };
}

/** The value on the straight line to point `next`; NaN beside a gap. */
function valueAt(x: number, xs: Float64Array, ys: Float64Array, next: number): number {
  // In halves, as the distance of the largest numbers overflows.
  const length = xs[next]! / 2 - xs[next - 1]! / 2;
  const share = length > 0 ? (x / 2 - xs[next - 1]! / 2) / length : 0;
  return ys[next - 1]! * (1 - share) + ys[next]! * share;
}

/** Picks the ends at a series' own points from those at `xs`. */
function pickOwn(
  own: StackSeries,
  xs: Float64Array,
  places: Int32Array,
  { y0, y1, shares }: Stacked,
): Stacked {
  let behind = 0;
  const pick = (edge: Float64Array, i: number): number => {
    if (Number.isNaN(own.ys[i]!)) return Number.NaN;
    if (places[i]! >= 0) return edge[places[i]!]!;
    const x = own.xs[i]!;
    while (behind + 1 < xs.length && xs[behind]! < x) behind++;
    return between(x, xs, edge, behind);
  };
  const column = (edge: Float64Array) => {
    behind = 0;
    const ends = new Float64Array(own.xs.length);
    for (let i = 0; i < ends.length; i++) ends[i] = pick(edge, i);
    return ends;
  };
  const picked: Stacked = { y0: column(y0), y1: column(y1) };
  if (shares !== undefined) picked.shares = column(shares);
  return picked;
}

/** The edge between two places of thinned slots, or at the nearest one. */
function between(x: number, xs: Float64Array, edge: Float64Array, place: number): number {
  const next = Math.min(place, xs.length - 1);
  const value = next > 0 ? valueAt(x, xs, edge, next) : edge[next]!;
  return Number.isNaN(value) ? (edge[next] ?? Number.NaN) : value;
}
