import { ticks } from "./decimal-ticks.ts";
import { floorLog10 } from "../base/log10.ts";
import { maxAbs, symlog } from "./symlog-scale.ts";

/** Over more decades than this, evenly spaced numbers would all lie near the end of the axis. */
const MAX_EVEN_DECADES = 2;

/** Ticks beside zero may stand closer: this share of the usual room. */
const ROOM_BESIDE_ZERO = 0.7;

/**
 * Ticks of a symmetrical logarithmic axis with room for about `count`: zero, where it is shown, and
 * the same powers of ten above and below, with 2 and 5 times those between them where there is room.
 */
export function symlogTicks(
  [low, high]: [number, number],
  count: number,
  constant: number,
): number[] {
  if (!(high > low && maxAbs(low, high) <= Number.MAX_VALUE)) return [];
  const decades = symlog(high, constant) - symlog(low, constant);
  const room = decades / count;
  const sizes = sizesUpTo(maxAbs(low, high), room, constant);
  const found = [...sizes.toReversed().map((size) => -size), 0, ...sizes];
  const inside = found.filter((tick) => tick >= low && tick <= high);
  const enough = (low <= 0 && high >= 0) || decades > MAX_EVEN_DECADES ? 2 : 3;
  return inside.length >= enough ? inside : ticks(low, high, count);
}

/** Distances of ticks from zero, ascending. @param room decades between two ticks. */
function sizesUpTo(largest: number, room: number, constant: number): number[] {
  const factors = room <= 0.3 ? [1, 2, 5] : [1];
  const step = powerStep(Math.max(1, Math.ceil(room - 1e-9)), largest);
  const sizes: number[] = [];
  const first = Math.floor(Math.log10(constant) / step) * step;
  for (let power = first; ; power += step) {
    for (const factor of factors) {
      const size = Number(`${factor}e${power}`);
      if (!(size <= largest)) return sizes;
      if (symlog(size, constant) >= room * ROOM_BESIDE_ZERO) sizes.push(size);
    }
  }
}

/** A step that reaches the largest power of ten, if one below twice `least` does. */
function powerStep(least: number, largest: number): number {
  const top = floorLog10(largest);
  for (let step = least; step < 2 * least; step++) if (top % step === 0) return step;
  return least;
}
