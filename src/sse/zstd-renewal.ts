import type { Steps } from "./steps.ts";
import { type CodeCounts, countCodes, createCounts, halveCounts } from "./zstd-counts.ts";
import { symbolPrice } from "./zstd-fse.ts";
import { UNCODED } from "./zstd-prices.ts";
import { fitTables, type StandingTables } from "./zstd-standing.ts";
import type { BlockTables, NumberTable } from "./zstd-tables.ts";

/** Number of sequences before it is first tried whether other tables fit better; it doubles each time. */
const FIRST_INTERVAL = 1024;
const LONGEST_INTERVAL = 1 << 17;
/** Other tables must have saved this many times what describing them takes, and this part of all. */
const WORTH = 1.5;
const LEAST_SHARE = 0.01;
/** Tables take some more bits than entropy says, as rare codes have a place in them. */
const LOSS = 1.015;

/** Counts what the blocks of a stream are written with, and finds tables that fit them better. */
export interface Renewal {
  count(steps: Steps): void;
  /** @returns undefined where the present tables will do. */
  find(present: StandingTables): StandingTables | undefined;
}

export function createRenewal(): Renewal {
  const counts = createCounts();
  let interval = FIRST_INTERVAL;
  /** How many sequences are still to come before the next try. */
  let left = FIRST_INTERVAL;
  return {
    count(steps) {
      countCodes(counts, steps);
      left -= steps.count;
    },
    find(present) {
      if (left > 0) return undefined;
      interval = Math.min(2 * interval, LONGEST_INTERVAL);
      left = interval;
      const better = findBetter(counts, present);
      halveCounts(counts);
      return better;
    },
  };
}

function findBetter(counts: CodeCounts, present: StandingTables): StandingTables | undefined {
  const bits = bitsOf(counts, present.standing);
  const worth = Math.max(WORTH * 8 * descriptionSize(present.setting), LEAST_SHARE * bits);
  if (bits - LOSS * fewestBits(counts) < worth) return undefined;
  const other = fitTables(counts);
  return bits - bitsOf(counts, other.standing) < worth ? undefined : other;
}

/** How many bits the codes take, without extra bits. */
function bitsOf(counts: CodeCounts, { literals, runs, lengths, offsets }: BlockTables): number {
  let bits = 0;
  counts.literals.forEach((count, byte) => {
    bits += count * (literals?.code.lengths[byte] || UNCODED);
  });
  bits += numberBits(counts.runs, runs);
  bits += numberBits(counts.lengths, lengths);
  return bits + numberBits(counts.offsets, offsets);
}

function numberBits(counts: Int32Array, { distribution }: NumberTable): number {
  let bits = 0;
  counts.forEach((count, code) => {
    if (count > 0) bits += count * symbolPrice(distribution, code);
  });
  return bits;
}

/** What the codes would take in tables without any loss. */
function fewestBits({ literals, runs, lengths, offsets }: CodeCounts): number {
  return entropy(literals) + entropy(runs) + entropy(lengths) + entropy(offsets);
}

function entropy(counts: Int32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (bits, count) => bits + (count > 0 ? count * Math.log2(total / count) : 0),
    0,
  );
}

function descriptionSize({ literals, runs, lengths, offsets }: BlockTables): number {
  const numbers = [runs, lengths, offsets].map(({ description }) => description.length);
  return numbers.reduce((sum, size) => sum + size, literals?.description.length ?? 0);
}
