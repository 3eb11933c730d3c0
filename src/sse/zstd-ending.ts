import { addLiterals, addMatch, createSteps, MIN_MATCH, type Steps } from "./steps.ts";
import { type BlockTables, canSet } from "./zstd-tables.ts";

/** The end of a text, of which a block can be made that sets tables. */
export interface Ending {
  /** Where it begins in the text. */
  from: number;
  steps: Steps;
}

/** An ending is looked for in so many bytes. */
const FURTHEST = 256;

/**
 * Finds the shortest end of a text that has a literal and a match, as a block must that sets tables.
 *
 * @returns undefined where there is none, or a literal of it has no code.
 */
export function findEnding(text: Uint8Array, tables: BlockTables): Ending | undefined {
  const first = Math.max(0, text.length - FURTHEST);
  for (let at = text.length - MIN_MATCH; at > first; at--) {
    const source = findSource(text, at, first);
    if (source < 0) continue;
    const steps = endingSteps(text, at, source);
    return canSet(steps, tables) ? { from: at - 1, steps } : undefined;
  }
  return undefined;
}

/** Where the three bytes at a place come nearest before it; -1: nowhere. */
function findSource(text: Uint8Array, at: number, first: number): number {
  for (let source = at - 1; source >= first; source--) {
    if (measure(text, at, source) >= MIN_MATCH) return source;
  }
  return -1;
}

function measure(text: Uint8Array, at: number, source: number): number {
  let length = 0;
  while (at + length < text.length && text[at + length] === text[source + length]) length++;
  return length;
}

/** A literal, the match, and what is left as literals. */
function endingSteps(text: Uint8Array, at: number, source: number): Steps {
  const steps = createSteps();
  const length = measure(text, at, source);
  addLiterals(steps, text, at - 1, at);
  addMatch(steps, length, at - source);
  addLiterals(steps, text, at + length, text.length);
  return steps;
}
