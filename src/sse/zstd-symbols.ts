import type { Distribution } from "./zstd-fse.ts";
import { type CodeTable, consecutiveBaselines, createCodeTable } from "./code-table.ts";

/* The numbers of a sequence and how their codes are written (RFC 8878, 3.1.1.3.2.1.1). */

const upTo16 = (from: number) => Array.from({ length: 17 - from }, (_, i) => from + i);
const zeros = (length: number) => Array.from({ length }, () => 0);

const LITERALS_LENGTH_BITS = [...zeros(16), 1, 1, 1, 1, 2, 2, 3, 3, 4, ...upTo16(6)];
const MATCH_LENGTH_BITS = [...zeros(32), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, ...upTo16(7)];
const OFFSET_BITS = Array.from({ length: 29 }, (_, code) => code);

export const MIN_MATCH_LENGTH = 3;

/** How many literals come before the match. */
export const LITERALS_LENGTH: CodeTable = createCodeTable(
  LITERALS_LENGTH_BITS,
  consecutiveBaselines(LITERALS_LENGTH_BITS, 0),
);

export const MATCH_LENGTH: CodeTable = createCodeTable(
  MATCH_LENGTH_BITS,
  consecutiveBaselines(MATCH_LENGTH_BITS, MIN_MATCH_LENGTH),
);

/** Of offset values: how far back a match lies, or which of the last three offsets it repeats. */
export const OFFSET: CodeTable = {
  codeOf: (value) => 31 - Math.clz32(value),
  baselines: OFFSET_BITS.map((bits) => 1 << bits),
  extraBits: OFFSET_BITS,
};

/** What a block may use without describing it (RFC 8878, 3.1.1.3.2.2). */
export const DEFAULT_LITERALS_LENGTHS: Distribution = {
  accuracyLog: 6,
  probabilities: [
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1,
  ],
};

export const DEFAULT_MATCH_LENGTHS: Distribution = {
  accuracyLog: 6,
  probabilities: [
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
  ],
};

export const DEFAULT_OFFSETS: Distribution = {
  accuracyLog: 5,
  probabilities: [
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
  ],
};
