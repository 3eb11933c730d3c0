import type { CodeTable } from "./code-table.ts";
import type { Steps } from "./steps.ts";
import { countCodes, createCounts } from "./zstd-counts.ts";
import {
  createFseEncoder,
  describeDistribution,
  type Distribution,
  fitDistribution,
  symbolsPrice,
} from "./zstd-fse.ts";
import { describeHuffmanCode, zstdHuffmanCode } from "./zstd-huffman.ts";
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
  const counts = createCounts();
  countCodes(counts, steps);
  return {
    literals: ownCode([...counts.literals]),
    runs: cheapestTable(LITERALS_LENGTH, DEFAULT_LITERALS_LENGTHS, MAX_ACCURACY_LOG, counts.runs),
    lengths: cheapestTable(MATCH_LENGTH, DEFAULT_MATCH_LENGTHS, MAX_ACCURACY_LOG, counts.lengths),
    offsets: cheapestTable(OFFSET, DEFAULT_OFFSETS, MAX_OFFSET_ACCURACY_LOG, counts.offsets),
    mustSet: false,
  };
}

function ownCode(counts: readonly number[]): BlockTables["literals"] {
  if (counts.filter((count) => count > 0).length < 2) return undefined;
  const code = zstdHuffmanCode(counts);
  const description = describeHuffmanCode(code);
  return description === undefined ? undefined : { code, type: COMPRESSED_LITERALS, description };
}

function cheapestTable(
  codes: CodeTable,
  predefined: Distribution,
  maxAccuracyLog: number,
  counted: Int32Array,
): NumberTable {
  const counts = [...counted];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const only = counts.indexOf(total);
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
