import { createBitWriter, endBackward, finishBits, writeBits } from "./bit-writer.ts";
import { concatBytes } from "./bytes.ts";
import { codeLengths, type HuffmanCode } from "./huffman.ts";
import {
  createFseEncoder,
  describeDistribution,
  encodeSymbol,
  fitDistribution,
  initialState,
} from "./zstd-fse.ts";

/** (RFC 8878, 4.2.1) */
const MAX_CODE_LENGTH = 11;
const MAX_WEIGHT_ACCURACY_LOG = 6;
const MAX_DIRECT_WEIGHTS = 128;
const LARGEST_FSE_WEIGHTS = 128;

/** A code for bytes of these counts. At least two bytes must occur. */
export function zstdHuffmanCode(counts: readonly number[]): HuffmanCode {
  const lengths = codeLengths(counts, MAX_CODE_LENGTH);
  return { lengths, codes: assignCodes(lengths) };
}

/** Codes count up from 0, the longest first (RFC 8878, 4.2.1.3). */
function assignCodes(lengths: readonly number[]): number[] {
  const codes = lengths.map(() => 0);
  let next = 0;
  for (let length = Math.max(...lengths); length > 0; length--) {
    lengths.forEach((other, byte) => {
      if (other === length) codes[byte] = next++;
    });
    next >>= 1;
  }
  return codes;
}

/** The Huffman tree description (RFC 8878, 4.2.1.1); undefined where the format has none. */
export function describeHuffmanCode({ lengths }: HuffmanCode): Uint8Array | undefined {
  const longest = Math.max(...lengths);
  const weights = lengths.map((length) => (length === 0 ? 0 : longest + 1 - length));
  /** Its weight follows from the others, so it is left out. */
  const last = weights.findLastIndex((weight) => weight > 0);
  const listed = weights.slice(0, last);
  const fse = new Set(listed).size > 1 ? fseWeights(listed) : undefined;
  const direct = listed.length <= MAX_DIRECT_WEIGHTS ? directWeights(listed) : undefined;
  if (fse === undefined || fse.length > LARGEST_FSE_WEIGHTS) return direct;
  return direct === undefined || fse.length < direct.length ? fse : direct;
}

/** Four bits a weight. */
function directWeights(weights: readonly number[]): Uint8Array {
  const bytes = [127 + weights.length];
  for (let i = 0; i < weights.length; i += 2)
    bytes.push((weights[i]! << 4) | (weights[i + 1] ?? 0));
  return Uint8Array.from(bytes);
}

/** FSE-compressed: two states take turns until the decoder runs out of bits (RFC 8878, 4.2.1.2). */
function fseWeights(weights: readonly number[]): Uint8Array {
  const counts = Array.from({ length: MAX_CODE_LENGTH + 1 }, () => 0);
  for (const weight of weights) counts[weight]!++;
  const distribution = fitDistribution(counts, MAX_WEIGHT_ACCURACY_LOG);
  const encoder = createFseEncoder(distribution);
  const bits = createBitWriter();
  const states: [number, number] = [0, 0];
  weights.toReversed().forEach((weight, i) => {
    const index = (weights.length - 1 - i) & 1;
    states[index] =
      i < 2 ? initialState(encoder, weight) : encodeSymbol(bits, encoder, weight, states[index]!);
  });
  writeBits(bits, states[1], encoder.accuracyLog);
  writeBits(bits, states[0], encoder.accuracyLog);
  endBackward(bits);
  const content = concatBytes([describeDistribution(distribution), finishBits(bits)]);
  return concatBytes([Uint8Array.of(content.length), content]);
}
