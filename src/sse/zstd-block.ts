import { type BitWriter, endBackward, writeBits, writeBytes, writeNumber } from "./bit-writer.ts";
import { writeExtraBits } from "./code-table.ts";
import type { Steps } from "./steps.ts";
import { describeDistribution, encodeSymbol, initialState } from "./zstd-fse.ts";
import { describeHuffmanCode } from "./zstd-huffman.ts";
import { LENGTHS, LITERALS, OFFSETS, RUNS, type StandingTable } from "./zstd-standing.ts";
import { offsetValues } from "./zstd-offsets.ts";

/** Writes what a block holds (RFC 8878, 3.1.1.3), with the standing tables. */
export function writeContent(writer: BitWriter, steps: Steps): void {
  writeLiterals(writer, steps);
  writeSequenceCount(writer, steps.count);
  if (steps.count === 0) return;
  writeBits(writer, REPEAT_MODES, 8);
  writeSequences(writer, steps);
}

/** Writes what the first block of a stream holds, which sets the standing tables. */
export function writeFirstContent(writer: BitWriter, steps: Steps): void {
  const code = describeHuffmanCode(LITERALS);
  writeCompressedLiterals(writer, steps, COMPRESSED, code!);
  writeSequenceCount(writer, steps.count);
  writeBits(writer, FSE_COMPRESSED_MODES, 8);
  for (const { distribution } of [RUNS, OFFSETS, LENGTHS]) {
    writeBytes(writer, describeDistribution(distribution));
  }
  writeSequences(writer, steps);
}

/** Types of literals (RFC 8878, 3.1.1.3.1.1): raw ones are 0. */
const COMPRESSED = 2;
/** With the code of an earlier block. */
const TREELESS = 3;
/** All three tables described here, or those of an earlier block (RFC 8878, 3.1.1.3.2.1). */
const FSE_COMPRESSED_MODES = 0b10_10_10_00;
const REPEAT_MODES = 0b11_11_11_00;

const MAX_IN_ONE_STREAM = 1023;
const NO_DESCRIPTION = new Uint8Array();

/** Writes the literals, compressed if that pays and all of them have a code. */
function writeLiterals(writer: BitWriter, steps: Steps): void {
  const bits = huffmanBits(steps, 0, steps.literalCount);
  const size = Math.ceil((bits + 1) / 8) + (steps.literalCount > MAX_IN_ONE_STREAM ? 10 : 3);
  if (size < steps.literalCount) {
    return writeCompressedLiterals(writer, steps, TREELESS, NO_DESCRIPTION);
  }
  writeRawHeader(writer, steps.literalCount);
  writeBytes(writer, steps.literals.subarray(0, steps.literalCount));
}

/** The size of literals when compressed, in bits; Infinity where one has no code. */
function huffmanBits({ literals }: Steps, from: number, to: number): number {
  const { lengths } = LITERALS;
  let bits = 0;
  for (let i = from; i < to; i++) {
    const length = lengths[literals[i]!]!;
    if (length === 0) return Infinity;
    bits += length;
  }
  return bits;
}

/** One to three bytes (RFC 8878, 3.1.1.3.1.1). */
function writeRawHeader(writer: BitWriter, count: number): void {
  if (count < 32) writeNumber(writer, count << 3, 1);
  else if (count < 4096) writeNumber(writer, (count << 4) | 0b0100, 2);
  else writeNumber(writer, (count << 4) | 0b1100, 3);
}

function writeCompressedLiterals(
  writer: BitWriter,
  steps: Steps,
  type: number,
  description: Uint8Array,
): void {
  const { literalCount } = steps;
  const ends = streamEnds(literalCount);
  const sizes = ends.map((end, i) => streamSize(steps, ends[i - 1] ?? 0, end));
  const jumpTable = ends.length === 1 ? [] : sizes.slice(0, -1);
  const size = description.length + 2 * jumpTable.length + sizes.reduce((sum, one) => sum + one, 0);
  writeCompressedHeader(writer, type, literalCount, size);
  writeBytes(writer, description);
  for (const one of jumpTable) writeNumber(writer, one, 2);
  ends.forEach((end, i) => writeHuffmanStream(writer, steps, ends[i - 1] ?? 0, end));
}

/** Many literals are written as four streams (RFC 8878, 3.1.1.3.1.6). */
function streamEnds(count: number): number[] {
  if (count <= MAX_IN_ONE_STREAM) return [count];
  const quarter = Math.ceil(count / 4);
  return [quarter, 2 * quarter, 3 * quarter, count];
}

function streamSize(steps: Steps, from: number, to: number): number {
  return (huffmanBits(steps, from, to) + 8) >> 3;
}

/** Both sizes, in 10, 14 or 18 bits each (RFC 8878, 3.1.1.3.1.1). */
function writeCompressedHeader(
  writer: BitWriter,
  type: number,
  regeneratedSize: number,
  compressedSize: number,
): void {
  const largest = [MAX_IN_ONE_STREAM, 0, 0x3fff, 0x3ffff];
  const format = largest.findIndex((size) => regeneratedSize <= size);
  const width = format === 0 ? 10 : 6 + 4 * format;
  const header = type + 4 * format + 16 * regeneratedSize + 16 * 2 ** width * compressedSize;
  writeNumber(writer, header, (4 + 2 * width) / 8);
}

/** A Huffman-coded stream, which is read backward, so the last byte comes first (RFC 8878, 4.2.2). */
function writeHuffmanStream(
  writer: BitWriter,
  { literals }: Steps,
  from: number,
  to: number,
): void {
  const { codes, lengths } = LITERALS;
  for (let i = to - 1; i >= from; i--) {
    const byte = literals[i]!;
    writeBits(writer, codes[byte]!, lengths[byte]!);
  }
  endBackward(writer);
}

/** Number_of_Sequences, in one to three bytes (RFC 8878, 3.1.1.3.2.1). */
function writeSequenceCount(writer: BitWriter, count: number): void {
  if (count < 128) return writeNumber(writer, count, 1);
  if (count < 0x7f00) return writeBytes(writer, Uint8Array.of((count >> 8) + 128, count & 0xff));
  writeNumber(writer, 255, 1);
  writeNumber(writer, count - 0x7f00, 2);
}

/** Decoders read it backward, so the last sequence comes first, and the states last. */
function writeSequences(writer: BitWriter, steps: Steps): void {
  const { count, runs, lengths } = steps;
  const values = offsetValues(steps);
  let [run, length, offset] = [-1, -1, -1];
  for (let i = count - 1; i >= 0; i--) {
    offset = writeCode(writer, OFFSETS, values[i]!, offset);
    length = writeCode(writer, LENGTHS, lengths[i]!, length);
    run = writeCode(writer, RUNS, runs[i]!, run);
    writeExtra(writer, RUNS, runs[i]!);
    writeExtra(writer, LENGTHS, lengths[i]!);
    writeExtra(writer, OFFSETS, values[i]!);
  }
  writeBits(writer, length, LENGTHS.distribution.accuracyLog);
  writeBits(writer, offset, OFFSETS.distribution.accuracyLog);
  writeBits(writer, run, RUNS.distribution.accuracyLog);
  endBackward(writer);
}

/** @param state the state after it; -1: it is the last. @returns the state of its own. */
function writeCode(
  writer: BitWriter,
  { codes, encoder }: StandingTable,
  value: number,
  state: number,
): number {
  const code = codes.codeOf(value);
  return state < 0 ? initialState(encoder, code) : encodeSymbol(writer, encoder, code, state);
}

function writeExtra(writer: BitWriter, { codes }: StandingTable, value: number): void {
  writeExtraBits(writer, codes, codes.codeOf(value), value);
}
