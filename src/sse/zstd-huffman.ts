import { createBitWriter, finishBackward } from "./bits.ts";
import { joined } from "./bytes.ts";
import { codeLengths } from "./huffman-lengths.ts";
import {
  createCoder,
  describedDistribution,
  fittingDistribution,
  lastState,
  stateBefore,
} from "./zstd-fse.ts";

/** A Huffman code of bytes (RFC 8878, 4.2). */
export interface HuffmanCode {
  /** Bits of each byte; 0: it does not occur. */
  lengths: readonly number[];
  codes: readonly number[];
}

/** (RFC 8878, 4.2.1) */
const LONGEST_CODE = 11;
const MOST_WEIGHT_LOG = 6;
const MOST_DIRECT_WEIGHTS = 128;

/** At least two bytes have to occur. */
export function huffmanCode(counts: readonly number[]): HuffmanCode {
  const lengths = codeLengths(counts, LONGEST_CODE);
  return { lengths, codes: codesOf(lengths) };
}

/** The longest codes come first, and count up from zero (RFC 8878, 4.2.1.3). */
function codesOf(lengths: readonly number[]): number[] {
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

/** How a decoder gets to know the code; nothing if it cannot be told (RFC 8878, 4.2.1.1). */
export function describedCode({ lengths }: HuffmanCode): Uint8Array | undefined {
  const longest = Math.max(...lengths);
  const weights = lengths.map((length) => (length === 0 ? 0 : longest + 1 - length));
  /** The last one follows from the others. */
  const last = weights.findLastIndex((weight) => weight > 0);
  const told = weights.slice(0, last);
  const packed = new Set(told).size > 1 ? packedWeights(told) : undefined;
  const direct = told.length <= MOST_DIRECT_WEIGHTS ? directWeights(told) : undefined;
  if (packed === undefined || packed.length > 128) return direct;
  return direct === undefined || packed.length < direct.length ? packed : direct;
}

function directWeights(weights: readonly number[]): Uint8Array {
  const bytes = [127 + weights.length];
  for (let i = 0; i < weights.length; i += 2)
    bytes.push((weights[i]! << 4) | (weights[i + 1] ?? 0));
  return Uint8Array.from(bytes);
}

/** Two states take turns; the decoder sees that it is done by running out of bits (RFC 8878, 4.2.1.2). */
function packedWeights(weights: readonly number[]): Uint8Array {
  const counts = Array.from({ length: LONGEST_CODE + 1 }, () => 0);
  for (const weight of weights) counts[weight]!++;
  const distribution = fittingDistribution(counts, MOST_WEIGHT_LOG);
  const coder = createCoder(distribution);
  const bits = createBitWriter();
  const states: [number, number] = [0, 0];
  weights.toReversed().forEach((weight, i) => {
    const turn = (weights.length - 1 - i) & 1;
    states[turn] =
      i < 2 ? lastState(coder, weight) : stateBefore(bits, coder, weight, states[turn]!);
  });
  bits.write(states[1], coder.log);
  bits.write(states[0], coder.log);
  const packed = joined([describedDistribution(distribution), finishBackward(bits)]);
  return joined([Uint8Array.of(packed.length), packed]);
}

/** Read from its end, so the last byte is written first (RFC 8878, 4.2.2). */
export function huffmanStream(bytes: Uint8Array, { lengths, codes }: HuffmanCode): Uint8Array {
  const bits = createBitWriter();
  for (let i = bytes.length - 1; i >= 0; i--) bits.write(codes[bytes[i]!]!, lengths[bytes[i]!]!);
  return finishBackward(bits);
}
