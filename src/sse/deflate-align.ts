import { applyMove, findMoves, type Move } from "./deflate-moves.ts";
import { type DeflateBits, matchBits } from "./deflate-prices.ts";
import { MIN_MATCH, splitMatch, type Steps } from "./steps.ts";
import type { TextPair } from "./text-pair.ts";

/** How many bits it may take. Beyond that, closing the block is cheaper. */
const MAX_EXCESS = 64;
/** How long the first part of a match is that is written as two. */
const MAX_SPLIT = 20;

/**
 * Changes some steps so that their bits fill whole bytes. Nearly always there are one or two moves
 * that take just the bits that would be left over.
 *
 * @param missing how many bits are missing.
 * @param pair the last event: the steps of earlier ones stay as they are.
 * @returns whether there was a way.
 */
export function alignSteps(
  steps: Steps,
  missing: number,
  bits: DeflateBits,
  pair: TextPair,
): boolean {
  if (missing === 0) return true;
  const moves: Move[] = [];
  for (const move of findMoves(steps, bits, pair)) {
    if (move.bits === missing) {
      applyMove(steps, pair, move);
      return true;
    }
    moves.push(move);
  }
  const chosen = cheapestMoves(moves, missing);
  // The one further behind comes first: it does not shift the other.
  for (const move of chosen) applyMove(steps, pair, move);
  return chosen.length > 0 || splitOne(steps, missing, bits);
}

/** One move or two that do not touch. */
function cheapestMoves(moves: readonly Move[], missing: number): readonly Move[] {
  let best: readonly Move[] = [];
  let most = MAX_EXCESS;
  for (const move of moves) {
    if (move.bits >= most || (move.bits & 7) !== missing) continue;
    best = [move];
    most = move.bits;
  }
  for (let i = 0; i < moves.length && most > missing; i++) {
    for (let j = i + 1; j < moves.length; j++) {
      const total = moves[i]!.bits + moves[j]!.bits;
      if (total >= most || (total & 7) !== missing) continue;
      if (moves[i]!.step - moves[j]!.step < 2) continue;
      best = [moves[i]!, moves[j]!];
      most = total;
    }
  }
  return best;
}

/** Writes a match as two. @returns whether there was one to split. */
function splitOne(steps: Steps, missing: number, bits: DeflateBits): boolean {
  let best = { step: 0, count: 0 };
  let most = MAX_EXCESS;
  for (let step = 0; step < steps.count; step++) {
    const length = steps.lengths[step]!;
    const distance = bits.distances[steps.distances[step]!]!;
    const whole = matchBits(bits, length, distance);
    for (let count = MIN_MATCH; count <= Math.min(MAX_SPLIT, length - MIN_MATCH); count++) {
      const parts = matchBits(bits, count, distance) + matchBits(bits, length - count, distance);
      if (parts - whole >= most || ((parts - whole) & 7) !== missing) continue;
      best = { step, count };
      most = parts - whole;
    }
  }
  if (best.count > 0) splitMatch(steps, best.step, best.count);
  return best.count > 0;
}
