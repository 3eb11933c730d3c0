import { type BitWriter, createBitWriter, finishBits, writeBits } from "./bit-writer.ts";

/** The distribution of symbols in an FSE table of 2^accuracyLog states (RFC 8878, 4.1.1). */
export interface Distribution {
  accuracyLog: number;
  /** How many states each symbol has; -1: one at the end of the table ("less than 1"). */
  probabilities: readonly number[];
}

/** An encoder for finite state entropy (RFC 8878, 4.1). */
export interface FseEncoder {
  accuracyLog: number;
  /** How many states each symbol has. */
  counts: Int32Array;
  /** Where the states of each symbol begin in `states`. */
  starts: Int32Array;
  /** The states, by symbol and then ascending. */
  states: Uint16Array;
}

const MIN_ACCURACY_LOG = 5;

/** How many bits a symbol takes on average. */
export function symbolPrice({ accuracyLog, probabilities }: Distribution, symbol: number): number {
  const probability = Math.abs(probabilities[symbol] ?? 0);
  // A symbol without a state would need another distribution: dear, but not out of the question.
  if (probability === 0) return Math.max(accuracyLog, MIN_ACCURACY_LOG) + 2;
  return accuracyLog - Math.log2(probability);
}

/** The distribution that takes the fewest bits for symbols of these counts, with its description. */
export function fitDistribution(counts: readonly number[], maxAccuracyLog: number): Distribution {
  let best = normalizeCounts(counts, maxAccuracyLog);
  let bestPrice = Infinity;
  for (let accuracyLog = MIN_ACCURACY_LOG; accuracyLog <= maxAccuracyLog; accuracyLog++) {
    if (counts.filter((count) => count > 0).length > 1 << accuracyLog) continue;
    const distribution = normalizeCounts(counts, accuracyLog);
    const price =
      8 * describeDistribution(distribution).length + symbolsPrice(distribution, counts);
    if (price >= bestPrice) break;
    [best, bestPrice] = [distribution, price];
  }
  return best;
}

/** How many bits symbols of these counts take. */
export function symbolsPrice(distribution: Distribution, counts: readonly number[]): number {
  let price = 0;
  counts.forEach((count, symbol) => {
    if (count > 0) price += count * symbolPrice(distribution, symbol);
  });
  return price;
}

/** Scales counts to a sum of 2^accuracyLog; every symbol that occurs keeps at least one state. */
export function normalizeCounts(counts: readonly number[], accuracyLog: number): Distribution {
  const size = 1 << accuracyLog;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const probabilities = counts.map((count) =>
    count === 0 ? 0 : Math.max(1, Math.floor((count * size) / total)),
  );
  let left = size - probabilities.reduce((sum, probability) => sum + probability, 0);
  for (; left > 0; left--) probabilities[bestToChange(counts, probabilities, 1)]!++;
  for (; left < 0; left++) probabilities[bestToChange(counts, probabilities, -1)]!--;
  return { accuracyLog, probabilities };
}

/** The symbol that saves the most bits, or costs the fewest, when its probability changes by 1 or -1. */
function bestToChange(
  counts: readonly number[],
  probabilities: readonly number[],
  change: number,
): number {
  let best = 0;
  let bestGain = -Infinity;
  counts.forEach((count, symbol) => {
    const probability = probabilities[symbol]!;
    if (count === 0 || probability + change === 0) return;
    const gain = count * Math.log2((probability + change) / probability);
    if (gain > bestGain) [best, bestGain] = [symbol, gain];
  });
  return best;
}

/** The FSE table description, from which a decoder builds its table (RFC 8878, 4.1.1). */
export function describeDistribution({ accuracyLog, probabilities }: Distribution): Uint8Array {
  const bits = createBitWriter();
  writeBits(bits, accuracyLog - MIN_ACCURACY_LOG, 4);
  let left = 1 << accuracyLog;
  for (let symbol = 0; left > 0; symbol++) {
    const probability = probabilities[symbol]!;
    writeProbability(bits, probability, left);
    left -= Math.abs(probability);
    if (probability !== 0) continue;
    const zeros = countZeros(probabilities, symbol + 1);
    writeRepeatFlags(bits, zeros);
    symbol += zeros;
  }
  return finishBits(bits);
}

/** Small values take a bit less than the largest that can still follow, `left + 1`, would. */
function writeProbability(bits: BitWriter, probability: number, left: number): void {
  const width = 32 - Math.clz32(left + 1);
  const small = (1 << width) - 2 - left;
  const half = 1 << (width - 1);
  const value = probability + 1;
  if (value < small) writeBits(bits, value, width - 1);
  else writeBits(bits, value < half ? value : value + small, width);
}

function countZeros(probabilities: readonly number[], symbol: number): number {
  let end = symbol;
  while (probabilities[end] === 0) end++;
  return end - symbol;
}

/** Two bits for up to three more symbols of probability 0; 3 says that another flag follows. */
function writeRepeatFlags(bits: BitWriter, zeros: number): void {
  let left = zeros;
  for (; left >= 3; left -= 3) writeBits(bits, 3, 2);
  writeBits(bits, left, 2);
}

export function createFseEncoder({ accuracyLog, probabilities }: Distribution): FseEncoder {
  const counts = Int32Array.from(probabilities, Math.abs);
  const starts = new Int32Array(counts.length);
  for (let symbol = 1; symbol < counts.length; symbol++) {
    starts[symbol] = starts[symbol - 1]! + counts[symbol - 1]!;
  }
  const next = [...starts];
  const states = new Uint16Array(1 << accuracyLog);
  spreadSymbols(accuracyLog, probabilities).forEach((symbol, state) => {
    states[next[symbol]!++] = state;
  });
  return { accuracyLog, counts, starts, states };
}

/** The symbol of each state, as a decoder spreads them over its table (RFC 8878, 4.1.1). */
function spreadSymbols(accuracyLog: number, probabilities: readonly number[]): number[] {
  const size = 1 << accuracyLog;
  const symbols = Array.from<number>({ length: size }).fill(0);
  let top = size;
  probabilities.forEach((probability, symbol) => {
    if (probability === -1) symbols[--top] = symbol;
  });
  const stride = (size >> 1) + (size >> 3) + 3;
  let state = 0;
  probabilities.forEach((probability, symbol) => {
    for (let i = 0; i < probability; i++) {
      symbols[state] = symbol;
      do state = (state + stride) & (size - 1);
      while (state >= top);
    }
  });
  return symbols;
}

/**
 * The state to start encoding from, which stands for the last symbol. The lowest state of a symbol
 * reads the most bits, at least one, so a decoder sees that none are left.
 */
export function initialState(encoder: FseEncoder, symbol: number): number {
  return encoder.states[encoder.starts[symbol]!]!;
}

/**
 * Writes the bits that take a decoder from a state of this symbol to the state `next`, which
 * stands for the symbol after it; returns the symbol's state.
 */
export function encodeSymbol(
  bits: BitWriter,
  encoder: FseEncoder,
  symbol: number,
  next: number,
): number {
  const probability = encoder.counts[symbol]!;
  const target = next + (1 << encoder.accuracyLog);
  let count = Math.clz32(probability) - Math.clz32(target);
  if (target >> count < probability) count--;
  writeBits(bits, next, count);
  return encoder.states[encoder.starts[symbol]! + (target >> count) - probability]!;
}
