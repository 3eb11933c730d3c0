import { type BitWriter, createBitWriter } from "./bits.ts";

/** How the 2^log states of an FSE coder are shared out among the symbols. */
export interface Distribution {
  log: number;
  /** States of each symbol: the more, the fewer bits it takes. -1: one, out of the others' way. */
  shares: readonly number[];
}

/** An FSE coder: finite state entropy (RFC 8878, 4.1). */
export interface Coder {
  log: number;
  shares: readonly number[];
  /** Where the states of each symbol begin in `states`. */
  starts: number[];
  /** The states in their order, symbol by symbol. */
  states: Uint16Array;
}

const LEAST_LOG = 5;

/** The bits that a symbol takes, in the mean. */
export function symbolPrice({ log, shares }: Distribution, symbol: number): number {
  const share = Math.abs(shares[symbol] ?? 0);
  return share === 0 ? Math.max(log, LEAST_LOG) + 2 : log - Math.log2(share);
}

/** The distribution that writes symbols of these counts, and itself, with the fewest bits. */
export function fittingDistribution(counts: readonly number[], mostLog: number): Distribution {
  let best = sharedOut(counts, mostLog);
  let bestPrice = Infinity;
  for (let log = LEAST_LOG; log <= mostLog; log++) {
    if (counts.filter((count) => count > 0).length > 1 << log) continue;
    const distribution = sharedOut(counts, log);
    const price =
      8 * describedDistribution(distribution).length + contentPrice(distribution, counts);
    if (price >= bestPrice) break;
    [best, bestPrice] = [distribution, price];
  }
  return best;
}

/** The bits that so many of each symbol take. */
export function contentPrice(distribution: Distribution, counts: readonly number[]): number {
  let price = 0;
  counts.forEach((count, symbol) => {
    if (count > 0) price += count * symbolPrice(distribution, symbol);
  });
  return price;
}

/** Every symbol that occurs gets a state; of the rest each goes to where it saves most. */
function sharedOut(counts: readonly number[], log: number): Distribution {
  const size = 1 << log;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) =>
    count === 0 ? 0 : Math.max(1, Math.floor((count * size) / total)),
  );
  let left = size - shares.reduce((sum, share) => sum + share, 0);
  for (; left > 0; left--) shares[dearest(counts, shares, 1)]!++;
  for (; left < 0; left++) shares[dearest(counts, shares, -1)]!--;
  return { log, shares };
}

/** The symbol that gains most, or loses least, when its share changes by so much. */
function dearest(counts: readonly number[], shares: readonly number[], change: number): number {
  let best = 0;
  let bestGain = -Infinity;
  counts.forEach((count, symbol) => {
    const share = shares[symbol]!;
    if (count === 0 || share + change === 0) return;
    const gain = count * Math.log2((share + change) / share);
    if (gain > bestGain) [best, bestGain] = [symbol, gain];
  });
  return best;
}

/** The description from which a decoder builds its table (RFC 8878, 4.1.1). */
export function describedDistribution({ log, shares }: Distribution): Uint8Array {
  const bits = createBitWriter();
  bits.write(log - LEAST_LOG, 4);
  let left = 1 << log;
  for (let symbol = 0; left > 0; symbol++) {
    const share = shares[symbol]!;
    writeShare(bits, share, left);
    left -= Math.abs(share);
    if (share !== 0) continue;
    const zeros = zerosFrom(shares, symbol + 1);
    writeZeroRun(bits, zeros);
    symbol += zeros;
  }
  return bits.finish();
}

/** A number that can be at most `left + 1` takes a bit less if it is small. */
function writeShare(bits: BitWriter, share: number, left: number): void {
  const width = 32 - Math.clz32(left + 1);
  const small = (1 << width) - 2 - left;
  const half = 1 << (width - 1);
  const value = share + 1;
  if (value < small) bits.write(value, width - 1);
  else bits.write(value < half ? value : value + small, width);
}

function zerosFrom(shares: readonly number[], symbol: number): number {
  let end = symbol;
  while (shares[end] === 0) end++;
  return end - symbol;
}

function writeZeroRun(bits: BitWriter, length: number): void {
  let left = length;
  for (; left >= 3; left -= 3) bits.write(3, 2);
  bits.write(left, 2);
}

/** Spreads the states over the symbols just as a decoder does (RFC 8878, 4.1.1). */
export function createCoder({ log, shares }: Distribution): Coder {
  const starts: number[] = [];
  let count = 0;
  for (const share of shares) {
    starts.push(count);
    count += Math.abs(share);
  }
  const next = [...starts];
  const states = new Uint16Array(1 << log);
  spreadSymbols(log, shares).forEach((symbol, state) => (states[next[symbol]!++] = state));
  return { log, shares, starts, states };
}

function spreadSymbols(log: number, shares: readonly number[]): number[] {
  const size = 1 << log;
  const symbols = Array.from<number>({ length: size }).fill(0);
  let top = size;
  shares.forEach((share, symbol) => {
    if (share === -1) symbols[--top] = symbol;
  });
  const stride = (size >> 1) + (size >> 3) + 3;
  let state = 0;
  shares.forEach((share, symbol) => {
    for (let i = 0; i < share; i++) {
      symbols[state] = symbol;
      do state = (state + stride) & (size - 1);
      while (state >= top);
    }
  });
  return symbols;
}

/**
 * A state that stands for the last symbol. Of several this is the one that would read most bits:
 * at least one, so that a decoder sees that there are none left.
 */
export function lastState(coder: Coder, symbol: number): number {
  return coder.states[coder.starts[symbol]!]!;
}

/** Writes how to get from a state of the symbol to the state `next`; returns that state. */
export function stateBefore(bits: BitWriter, coder: Coder, symbol: number, next: number): number {
  const share = Math.abs(coder.shares[symbol]!);
  const target = next + (1 << coder.log);
  let count = Math.clz32(share) - Math.clz32(target);
  if (target >> count < share) count--;
  bits.write(next, count);
  return coder.states[coder.starts[symbol]! + (target >> count) - share]!;
}
