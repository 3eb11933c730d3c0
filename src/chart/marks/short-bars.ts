import { type BarLayout, type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import type { Layer, PlotContext } from "../layout/mark-type.ts";
import { roundPixels } from "../layout/marks/apply-scale.ts";
import { rangeOf } from "../layout/marks/mark-positions.ts";
import { stackKey } from "../layout/marks/stack-key.ts";
import type { Scale } from "../scales/scale.ts";

// Each bar in the plot is at least a pixel long, unless its value is zero: the lowest bar of a
// logarithmic axis, one that is tiny beside the others, a thin part of a stack.

const MIN_LENGTH = 1;

/** The bars of a layer, and the scale of their values. */
interface Bars {
  mark: BarLayout;
  layer: Layer;
  scale: Scale;
  horizontal: boolean;
}

/** The pixels where bars end. */
function endsOf({ mark, horizontal }: Bars): number[] {
  return horizontal ? mark.xs : mark.ys;
}

/** Lengthens short bars that stand on zero, in place. */
export function lengthenShortBars(bars: Bars): void {
  const [from, to] = rangeOf(bars.scale);
  const ends = endsOf(bars);
  const start = bars.mark.zero;
  for (const i of findShortBars(bars)) {
    const direction = directionOf(bars, i);
    const end = start + direction * MIN_LENGTH;
    ends[i] = end < from || end > to ? start - direction * MIN_LENGTH : end;
  }
}

/** The positions of bars that are too short to be seen. */
function findShortBars(bars: Bars): number[] {
  const { mark } = bars;
  const ends = endsOf(bars);
  const found: number[] = [];
  for (let i = 0; i < ends.length; i++) {
    const length = Math.abs(ends[i]! - (mark.bases?.[i] ?? mark.zero));
    if (length < MIN_LENGTH && isInPlot(bars, i)) found.push(i);
  }
  return found;
}

/** Whether a bar has a length, and any of it is in the plot. */
function isInPlot({ mark, layer, scale: { domain } }: Bars, i: number): boolean {
  const { series, y0, y1 } = layer;
  const point = pointAt(mark, i);
  const [start, end] = [y0?.[point] ?? 0, y1[point]!];
  const [low, high] = domain[0] < domain[1] ? domain : [domain[1], domain[0]];
  return series.ys[point] !== 0 && Math.max(start, end) >= low && Math.min(start, end) <= high;
}

/** 1 where a bar's pixels grow from its start to its end, else -1. */
function directionOf({ mark, layer, scale }: Bars, i: number): 1 | -1 {
  const { domain, px } = scale;
  const isPositive = layer.series.ys[pointAt(mark, i)]! > 0;
  return isPositive === px(Math.max(...domain)) > px(Math.min(...domain)) ? 1 : -1;
}

/** Bars that stand on each other. */
interface Pile {
  direction: 1 | -1;
  parts: Part[];
  /** The value at which the last one ends. */
  top: number;
}

/** A bar of a pile. Its pixels count in the direction of the pile. */
interface Part {
  bars: Bars;
  position: number;
  start: number;
  end: number;
}

/** Lengthens short bars of stacks in place, and shifts those beside them, so that none covers another. */
export function separateShortBars(
  marks: readonly MarkLayout[],
  layers: readonly Layer[],
  plot: PlotContext,
): void {
  const stacks = new Map<string | undefined, Bars[]>();
  for (const [m, mark] of marks.entries()) {
    if (mark.kind !== "bar" || mark.bases === undefined) continue;
    const { horizontal } = plot;
    const y = mark.axis === "y2" ? (plot.y2 ?? plot.y) : plot.y;
    const layer = layers[m]!;
    const bars = { mark, layer, scale: horizontal ? plot.x : y, horizontal };
    const stack = stacks.get(stackKey(layer));
    if (stack === undefined) stacks.set(stackKey(layer), [bars]);
    else stack.push(bars);
  }
  for (const stack of stacks.values()) separateStack(stack, plot.decimals);
}

function separateStack(stack: readonly Bars[], plotDecimals: number): void {
  const places = new Set<number>();
  for (const bars of stack) for (const i of findShortBars(bars)) places.add(placeOf(bars, i));
  if (places.size === 0) return;
  for (const pile of findPiles(stack, places)) {
    spread(pile, rangeOf(stack[0]!.scale));
    for (const { bars, position, start, end } of pile.parts) {
      const decimals = bars.mark.reduced ? 0 : plotDecimals;
      const pixels = (px: number) => roundPixels(pile.direction > 0 ? px : 0 - px, decimals);
      bars.mark.bases![position] = pixels(start);
      endsOf(bars)[position] = pixels(end);
    }
  }
}

/** The pixel at which a bar stands beside others. */
function placeOf({ mark, horizontal }: Bars, position: number): number {
  return (horizontal ? mark.ys : mark.xs)[position]!;
}

/** The piles at some places. A bar stands on the one before it where its value begins at its end. */
function findPiles(stack: readonly Bars[], places: ReadonlySet<number>): Pile[] {
  const found = new Map<number, Pile[]>();
  for (const place of places) found.set(place, []);
  for (const bars of stack) {
    const { mark, layer } = bars;
    const ends = endsOf(bars);
    for (let position = 0; position < ends.length; position++) {
      const piles = found.get(placeOf(bars, position));
      if (piles === undefined || !isInPlot(bars, position)) continue;
      const point = pointAt(mark, position);
      const direction = directionOf(bars, position);
      const [start, end] = [mark.bases![position]! * direction, ends[position]! * direction];
      const base = layer.y0![point]!;
      let pile = piles.find((one) => one.direction === direction && one.top === base);
      if (pile === undefined) piles.push((pile = { direction, parts: [], top: base }));
      pile.parts.push({ bars, position, start, end });
      pile.top = layer.y1[point]!;
    }
  }
  return Array.from(found.values()).flat();
}

/** Gives each part its least length, and shifts the others out of its way and into the plot. */
function spread({ parts, direction }: Pile, [from, to]: [number, number]): void {
  const [low, high] = direction > 0 ? [from, to] : [-to, -from];
  const least = Math.min(MIN_LENGTH, (high - low) / parts.length);
  let edge = low;
  for (const part of parts) {
    part.start = Math.max(part.start, edge);
    part.end = edge = Math.max(part.end, part.start + least);
  }
  edge = high;
  for (const part of parts.toReversed()) {
    part.end = Math.min(part.end, edge);
    part.start = edge = Math.min(part.start, part.end - least);
  }
}
