import type { CodeTable } from "./code-table.ts";
import type { Steps } from "./steps.ts";
import {
  createFseEncoder,
  describeDistribution,
  type Distribution,
  fitDistribution,
  symbolsPrice,
} from "./zstd-fse.ts";
import { describeHuffmanCode, zstdHuffmanCode } from "./zstd-huffman.ts";
import { offsetValues } from "./zstd-offsets.ts";
import {
  DEFAULT_LITERALS_LENGTHS,
  DEFAULT_MATCH_LENGTHS,
  DEFAULT_OFFSETS,
  LITERALS_LENGTH,
  MATCH_LENGTH,
  OFFSET,
} from "./zstd-symbols.ts";
import {
  type BlockTables,
  COMPRESSED_LITERALS,
  FSE_COMPRESSED_MODE,
  type NumberTable,
  PREDEFINED_MODE,
  RLE_MODE,
} from "./zstd-tables.ts";

const NOTHING = new Uint8Array();

/** The most that a block may describe (RFC 8878, 3.1.1.3.2.1.1). */
const MAX_ACCURACY_LOG = 9;
const MAX_OFFSET_ACCURACY_LOG = 8;

/** The tables that write these steps with the fewest bits, with what describes them. */
export function ownTables(steps: Steps): BlockTables {
  const { count, runs, lengths } = steps;
  const offsets = offsetValues(steps);
  return {
    literals: ownCode(steps),
    runs: cheapestTable(LITERALS_LENGTH, DEFAULT_LITERALS_LENGTHS, MAX_ACCURACY_LOG, runs, count),
    lengths: cheapestTable(MATCH_LENGTH, DEFAULT_MATCH_LENGTHS, MAX_ACCURACY_LOG, lengths, count),
    offsets: cheapestTable(OFFSET, DEFAULT_OFFSETS, MAX_OFFSET_ACCURACY_LOG, offsets, count),
    mustSet: false,
  };
}

function ownCode({ literals, literalCount }: Steps): BlockTables["literals"] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  for (let i = 0; i < literalCount; i++) counts[literals[i]!]!++;
  if (counts.filter((count) => count > 0).length < 2) return undefined;
  const code = zstdHuffmanCode(counts);
  const description = describeHuffmanCode(code);
  return description === undefined ? undefined : { code, type: COMPRESSED_LITERALS, description };
}

function cheapestTable(
  codes: CodeTable,
  predefined: Distribution,
  maxAccuracyLog: number,
  values: Int32Array,
  count: number,
): NumberTable {
  const counts = codes.extraBits.map(() => 0);
  for (let i = 0; i < count; i++) counts[codes.codeOf(values[i]!)]!++;
  const only = counts.indexOf(count);
  const own = only >= 0 ? singleCode(only) : fitDistribution(counts, maxAccuracyLog);
  const description = only >= 0 ? Uint8Array.of(only) : describeDistribution(own);
  if (price(own, description, counts) >= price(predefined, NOTHING, counts)) {
    return numberTable(codes, predefined, PREDEFINED_MODE, NOTHING);
  }
  return numberTable(codes, own, only >= 0 ? RLE_MODE : FSE_COMPRESSED_MODE, description);
}

/** A single code, for all sequences. */
function singleCode(code: number): Distribution {
  const probabilities = Array.from({ length: code + 1 }, (_, i) => (i === code ? 1 : 0));
  return { accuracyLog: 0, probabilities };
}

function price(
  distribution: Distribution,
  description: Uint8Array,
  counts: readonly number[],
): number {
  const states = distribution.accuracyLog;
  return 8 * description.length + states + symbolsPrice(distribution, counts);
}

function numberTable(
  codes: CodeTable,
  distribution: Distribution,
  mode: number,
  description: Uint8Array,
): NumberTable {
  return { codes, distribution, encoder: createFseEncoder(distribution), mode, description };
}
