import { type DeflateBits, matchBits } from "./deflate-prices.ts";
import { MIN_MATCH, shortenMatch, type Steps } from "./steps.ts";
import { sourceOf, type TextPair } from "./text-pair.ts";

/** Another way to write some bytes of a match. */
export interface Move {
  step: number;
  /** They become literals, at the match's beginning or end, or change hands with the next match. */
  kind: "first" | "last" | "give" | "take";
  count: number;
  /** Where the match begins. */
  position: number;
  /** How many bits it takes more. */
  bits: number;
}

/** How many bytes of a match become literals. */
const MAX_LITERALS = 3;
/** How many bytes go over to the match behind it, or come from there. */
const MAX_OVER = 8;

/** Finds moves of the last event's steps, the last ones first. */
export function* findMoves(steps: Steps, bits: DeflateBits, pair: TextPair): Generator<Move> {
  let position = pair.end - steps.rest;
  for (let step = steps.count - 1; step >= 0; step--) {
    position -= steps.lengths[step]!;
    // It belongs to the event before.
    if (position < pair.start) return;
    const match = { steps, bits, pair, step, position };
    yield* movesToLiterals(match);
    if (step + 1 < steps.count && steps.runs[step + 1] === 0) yield* movesOver(match);
    position -= steps.runs[step]!;
  }
}

interface Match {
  steps: Steps;
  bits: DeflateBits;
  pair: TextPair;
  step: number;
  position: number;
}

function* movesToLiterals({ steps, bits, pair, step, position }: Match): Generator<Move> {
  const { literals } = bits;
  const end = position + steps.lengths[step]!;
  const most = Math.min(MAX_LITERALS, steps.lengths[step]! - MIN_MATCH);
  let first = 0;
  let last = 0;
  for (let count = 1; count <= most; count++) {
    first += literals[pair.bytes[position + count - 1]!]!;
    last += literals[pair.bytes[end - count]!]!;
    const less = growth(steps, bits, step, -count);
    yield { step, kind: "first", count, position, bits: first + less };
    yield { step, kind: "last", count, position, bits: last + less };
  }
}

function* movesOver({ steps, bits, pair, step, position }: Match): Generator<Move> {
  const { lengths, distances } = steps;
  const next = step + 1;
  const end = position + lengths[step]!;
  const give = Math.min(MAX_OVER, lengths[step]! - MIN_MATCH);
  for (let count = 1; count <= give && isCopy(pair, end - count, distances[next]!); count++) {
    const more = growth(steps, bits, step, -count) + growth(steps, bits, next, count);
    yield { step, kind: "give", count, position, bits: more };
  }
  const take = Math.min(MAX_OVER, lengths[next]! - MIN_MATCH);
  for (let count = 1; count <= take && isCopy(pair, end + count - 1, distances[step]!); count++) {
    const more = growth(steps, bits, step, count) + growth(steps, bits, next, -count);
    yield { step, kind: "take", count, position, bits: more };
  }
}

/** How many more bits a match takes once it is longer by `count` bytes. */
function growth(steps: Steps, bits: DeflateBits, step: number, count: number): number {
  const length = steps.lengths[step]!;
  const distance = bits.distances[steps.distances[step]!]!;
  return matchBits(bits, length + count, distance) - matchBits(bits, length, distance);
}

function isCopy(pair: TextPair, position: number, distance: number): boolean {
  const source = sourceOf(pair, position, distance);
  return source >= 0 && pair.bytes[source] === pair.bytes[position];
}

export function applyMove(steps: Steps, pair: TextPair, move: Move): void {
  const { step, kind, count, position } = move;
  if (kind === "give" || kind === "take") {
    const taken = kind === "take" ? count : -count;
    steps.lengths[step]! += taken;
    steps.lengths[step + 1]! -= taken;
    return;
  }
  const from = kind === "first" ? position : position + steps.lengths[step]! - count;
  shortenMatch(steps, step, pair.bytes.subarray(from, from + count), kind);
}
