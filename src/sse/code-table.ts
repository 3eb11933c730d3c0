import { type BitWriter, writeBits } from "./bit-writer.ts";

/**
 * How a range of numbers is written: as a code for an interval, then as extra bits for the place in
 * it. Deflate (RFC 1951, 3.2.5) and zstd (RFC 8878, 3.1.1.3.2.1.1) share the scheme.
 */
export interface CodeTable {
  codeOf(value: number): number;
  /** The smallest number of each code. */
  baselines: readonly number[];
  /** How many bits follow each code. */
  extraBits: readonly number[];
}

export function createCodeTable(
  extraBits: readonly number[],
  baselines: readonly number[],
): CodeTable {
  const last = baselines.length - 1;
  // One more than the largest: the zstd parser prices a literal behind a full block of literals.
  const codes = new Uint8Array(baselines[last]! + (1 << extraBits[last]!) + 1);
  baselines.forEach((base, code) => codes.fill(code, base, base + (1 << extraBits[code]!)));
  return { codeOf: (value) => codes[value]!, baselines, extraBits };
}

/** The baselines of codes whose intervals follow each other without a gap. */
export function consecutiveBaselines(extraBits: readonly number[], smallest: number): number[] {
  let next = smallest;
  return extraBits.map((count) => {
    const base = next;
    next += 1 << count;
    return base;
  });
}

export function writeExtraBits(
  bits: BitWriter,
  { baselines, extraBits }: CodeTable,
  code: number,
  value: number,
): void {
  writeBits(bits, value - baselines[code]!, extraBits[code]!);
}
