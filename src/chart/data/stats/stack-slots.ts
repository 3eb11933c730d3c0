import type { StackSeries } from "./stack.ts";

/** Where a slot is: right before its x, at it, or right behind it. */
export type SlotSide = typeof BEFORE | typeof AT | typeof BEHIND;
export const BEFORE = -1;
export const AT = 0;
export const BEHIND = 1;

/**
 * Where a stack has edges: the xs of all series, ascending. Where a series begins, ends, or has a gap,
 * the others have one position before the x and one behind it, as the sum jumps there.
 */
export interface StackSlots {
  xs: Float64Array;
  sides: Int8Array;
  /** 1 or -1 beside a point between gaps, which is drawn wider than it is; else 0. */
  shifts: Int8Array;
}

/**
 * The slots of series that are shown, or undefined where all have the same xs and none has a gap.
 *
 * @param union the union of their xs.
 */
export function findSlots(
  shown: readonly StackSeries[],
  union: Float64Array,
): StackSlots | undefined {
  const isShared = shown.every(({ xs }) => xs.length === union.length);
  if (isShared && !shown.some(({ ys }) => hasGap(ys))) return undefined;
  const jumps: Jumps = { begins: new Set(), ends: new Set(), lone: new Set() };
  for (const one of shown) collectJumps(one, jumps);
  return insertSlots(union, jumps);
}

function hasGap(ys: Float64Array): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return true;
  return false;
}

interface Jumps {
  begins: Set<number>;
  ends: Set<number>;
  /** Where a series begins and ends. */
  lone: Set<number>;
}

function collectJumps({ xs, ys }: StackSeries, { begins, ends, lone }: Jumps): void {
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    let to = from;
    while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
    begins.add(xs[from]!);
    ends.add(xs[to]!);
    if (xs[from] === xs[to]) lone.add(xs[from]!);
    from = to;
  }
}

function insertSlots(union: Float64Array, { begins, ends, lone }: Jumps): StackSlots {
  const most = union.length + begins.size + ends.size + lone.size;
  const xs = new Float64Array(most);
  const sides = new Int8Array(most);
  const shifts = new Int8Array(most);
  let length = 0;
  const append = (x: number, side: SlotSide, shift: number) => {
    xs[length] = x;
    sides[length] = side;
    shifts[length++] = shift;
  };
  for (let i = 0; i < union.length; i++) {
    const x = union[i]!;
    const isLone = lone.has(x);
    if (x !== union[i - 1]) {
      if (begins.has(x)) append(x, BEFORE, isLone ? -1 : 0);
      if (isLone) append(x, AT, -1);
    }
    append(x, AT, isLone ? 1 : 0);
    if (x !== union[i + 1] && ends.has(x)) append(x, BEHIND, isLone ? 1 : 0);
  }
  return { xs: xs.subarray(0, length), sides, shifts };
}
