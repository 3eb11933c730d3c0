/* Counted in the frames of many kinds of live charts. Every code that can occur has a count. */

const RUNS = [
  750, 424, 423, 246, 52, 38, 22, 8, 8, 11, 6, 3, 6, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1,
];

const LENGTHS = [
  19, 34, 136, 48, 30, 65, 21, 17, 145, 4, 2, 4, 3, 10, 31, 31, 12, 20, 30, 45, 14, 10, 15, 15, 17,
  16, 17, 92, 28, 22, 14, 14, 38, 29, 84, 35, 42, 28, 29, 35, 87, 30, 44, 157, 134, 45, 4, 135, 36,
  17, 10, 1, 1,
];

/** One chart's last frame lies some 8 KB back, that of one of a thousand some 8 MB. */
const OFFSETS = [
  916, 69, 1, 18, 31, 43, 73, 72, 22, 10, 12, 23, 186, 209, 315, 60, 60, 60, 60, 60, 60, 60, 60, 1,
];

/** Bytes of which about one in so many literals is one. Others are rarer. */
const LITERAL_FREQUENCIES: readonly (readonly [bytes: string, oneIn: number])[] = [
  ["12", 8],
  ["\n.03456789", 16],
  [" ", 32],
  ["M", 64],
  ['"Lel', 128],
  ["-:aghinorstv", 256],
  [",/<=>cdfxy", 512],
  [";mpu{", 1024],
  [")bw", 2048],
  ["(jk}", 4096],
];
/** Of those of ASCII that are not listed, and of bytes that are none of ASCII. */
const RARE = 8192;
const RAREST = 32_768;

/** Control characters have no count, but for the line feed. */
function literalCounts(): number[] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  counts.fill(1, 0x80, 0xf5);
  counts.fill(RAREST / RARE, 0x20, 0x7f);
  for (const [bytes, oneIn] of LITERAL_FREQUENCIES) {
    for (const byte of bytes) counts[byte.charCodeAt(0)] = RAREST / oneIn;
  }
  return counts;
}

/** How often each code occurs in the frames of a stream of which nothing is known yet. */
export const USUAL_COUNTS = {
  literals: literalCounts(),
  runs: RUNS,
  lengths: LENGTHS,
  offsets: OFFSETS,
} satisfies Record<string, readonly number[]>;
