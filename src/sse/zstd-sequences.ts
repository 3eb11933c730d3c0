import { type BitWriter, createBitWriter, finishBackward } from "./bit-writer.ts";
import { concatBytes, littleEndian } from "./bytes.ts";
import { writeExtraBits } from "./code-table.ts";
import {
  createFseEncoder,
  describeDistribution,
  type Distribution,
  encodeSymbol,
  fitDistribution,
  initialState,
  symbolsPrice,
} from "./zstd-fse.ts";
import type { Sequence } from "./zstd-optimal-parse.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET, type SequenceCode } from "./zstd-symbols.ts";

/** How a block writes the codes of one kind of number (RFC 8878, 3.1.1.3.2.1). */
interface CompressionMode {
  id: number;
  distribution: Distribution;
  description: Uint8Array;
}

/** The modes of a block. None is Repeat_Mode: blocks know nothing of each other. */
export interface CompressionModes {
  literalsLengths: CompressionMode;
  matchLengths: CompressionMode;
  offsets: CompressionMode;
}

const PREDEFINED_MODE = 0;
const RLE_MODE = 1;
const FSE_COMPRESSED_MODE = 2;

/** The modes that write these sequences with the fewest bits. */
export function cheapestModes(sequences: readonly Sequence[]): CompressionModes {
  const literalsLengths = sequences.map((sequence) => sequence.literalsLength);
  const matchLengths = sequences.map((sequence) => sequence.matchLength);
  const offsets = sequences.map((sequence) => sequence.offsetValue);
  return {
    literalsLengths: cheapestMode(LITERALS_LENGTH, literalsLengths),
    matchLengths: cheapestMode(MATCH_LENGTH, matchLengths),
    offsets: cheapestMode(OFFSET, offsets),
  };
}

function cheapestMode(table: SequenceCode, values: readonly number[]): CompressionMode {
  const counts = table.extraBits.map(() => 0);
  for (const value of values) counts[table.codeOf(value)]!++;
  const predefined = predefinedMode(table);
  const only = counts.indexOf(values.length);
  const other = only >= 0 ? rleMode(only) : fseCompressedMode(table, counts);
  return modePrice(other, counts) < modePrice(predefined, counts) ? other : predefined;
}

function predefinedMode({ defaultDistribution }: SequenceCode): CompressionMode {
  return {
    id: PREDEFINED_MODE,
    distribution: defaultDistribution,
    description: new Uint8Array(),
  };
}

/** A single code, for all sequences. */
function rleMode(code: number): CompressionMode {
  const probabilities = Array.from({ length: code + 1 }, (_, i) => (i === code ? 1 : 0));
  return {
    id: RLE_MODE,
    distribution: { accuracyLog: 0, probabilities },
    description: Uint8Array.of(code),
  };
}

function fseCompressedMode(
  { maxAccuracyLog }: SequenceCode,
  counts: readonly number[],
): CompressionMode {
  const distribution = fitDistribution(counts, maxAccuracyLog);
  return {
    id: FSE_COMPRESSED_MODE,
    distribution,
    description: describeDistribution(distribution),
  };
}

function modePrice(
  { distribution, description }: CompressionMode,
  counts: readonly number[],
): number {
  return 8 * description.length + distribution.accuracyLog + symbolsPrice(distribution, counts);
}

/** The sequences section of a block (RFC 8878, 3.1.1.3.2). */
export function sequencesSection(
  sequences: readonly Sequence[],
  modes: CompressionModes,
): Uint8Array {
  if (sequences.length === 0) return Uint8Array.of(0);
  const { literalsLengths, matchLengths, offsets } = modes;
  return concatBytes([
    sequenceCount(sequences.length),
    Uint8Array.of((literalsLengths.id << 6) | (offsets.id << 4) | (matchLengths.id << 2)),
    literalsLengths.description,
    offsets.description,
    matchLengths.description,
    sequencesBitstream(sequences, modes),
  ]);
}

/** Number_of_Sequences, in one to three bytes (RFC 8878, 3.1.1.3.2.1). */
function sequenceCount(count: number): Uint8Array {
  if (count < 128) return Uint8Array.of(count);
  if (count < 0x7f00) return Uint8Array.of((count >> 8) + 128, count & 0xff);
  return concatBytes([Uint8Array.of(255), littleEndian(count - 0x7f00, 2)]);
}

/** Decoders read it backward, so the last sequence comes first, and the states last. */
function sequencesBitstream(sequences: readonly Sequence[], modes: CompressionModes): Uint8Array {
  const bits = createBitWriter();
  const literalsLengths = createCodeWriter(bits, LITERALS_LENGTH, modes.literalsLengths);
  const matchLengths = createCodeWriter(bits, MATCH_LENGTH, modes.matchLengths);
  const offsets = createCodeWriter(bits, OFFSET, modes.offsets);
  for (const { literalsLength, matchLength, offsetValue } of sequences.toReversed()) {
    offsets.writeCode(offsetValue);
    matchLengths.writeCode(matchLength);
    literalsLengths.writeCode(literalsLength);
    literalsLengths.writeExtraBits(literalsLength);
    matchLengths.writeExtraBits(matchLength);
    offsets.writeExtraBits(offsetValue);
  }
  matchLengths.writeState();
  offsets.writeState();
  literalsLengths.writeState();
  return finishBackward(bits);
}

/** Writes the numbers of one kind, from the last to the first. */
function createCodeWriter(bits: BitWriter, table: SequenceCode, { distribution }: CompressionMode) {
  const encoder = createFseEncoder(distribution);
  let state: number | undefined;
  return {
    writeCode(value: number) {
      const code = table.codeOf(value);
      state =
        state === undefined
          ? initialState(encoder, code)
          : encodeSymbol(bits, encoder, code, state);
    },
    writeExtraBits: (value: number) => writeExtraBits(bits, table, table.codeOf(value), value),
    writeState: () => bits.write(state!, encoder.accuracyLog),
  };
}
