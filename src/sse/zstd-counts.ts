import type { CodeTable } from "./code-table.ts";
import type { Steps } from "./steps.ts";
import { offsetValues } from "./zstd-offsets.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET } from "./zstd-symbols.ts";

/** How often each byte occurs as a literal, and each code of the numbers. */
export interface CodeCounts {
  literals: Int32Array;
  runs: Int32Array;
  lengths: Int32Array;
  offsets: Int32Array;
}

export function createCounts(): CodeCounts {
  return {
    literals: new Int32Array(256),
    runs: new Int32Array(LITERALS_LENGTH.extraBits.length),
    lengths: new Int32Array(MATCH_LENGTH.extraBits.length),
    offsets: new Int32Array(OFFSET.extraBits.length),
  };
}

/** Counts what the steps of a block are written with. */
export function countCodes(counts: CodeCounts, steps: Steps): void {
  const { literals, literalCount, count } = steps;
  for (let i = 0; i < literalCount; i++) counts.literals[literals[i]!]!++;
  countNumbers(counts.runs, LITERALS_LENGTH, steps.runs, count);
  countNumbers(counts.lengths, MATCH_LENGTH, steps.lengths, count);
  countNumbers(counts.offsets, OFFSET, offsetValues(steps), count);
}

function countNumbers(
  counts: Int32Array,
  { codeOf }: CodeTable,
  values: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) counts[codeOf(values[i]!)]!++;
}

/** What was counted earlier counts half from now on. */
export function halveCounts(counts: CodeCounts): void {
  for (const kind of [counts.literals, counts.runs, counts.lengths, counts.offsets]) {
    for (let i = 0; i < kind.length; i++) kind[i]! >>= 1;
  }
}
