import { type BitWriter, endBackward, writeBits, writeBytes, writeNumber } from "./bit-writer.ts";
import { writeExtraBits } from "./code-table.ts";
import type { HuffmanCode } from "./huffman.ts";
import type { Steps } from "./steps.ts";
import { encodeSymbol, initialState } from "./zstd-fse.ts";
import { offsetValues } from "./zstd-offsets.ts";
import type { BlockTables, NumberTable } from "./zstd-tables.ts";

const MAX_IN_ONE_STREAM = 1023;

/** Writes what a block holds (RFC 8878, 3.1.1.3). */
export function writeContent(writer: BitWriter, steps: Steps, tables: BlockTables): void {
  writeLiterals(writer, steps, tables);
  writeSequenceCount(writer, steps.count);
  if (steps.count === 0) return;
  const { runs, offsets, lengths } = tables;
  writeBits(writer, (runs.mode << 6) | (offsets.mode << 4) | (lengths.mode << 2), 8);
  for (const { description } of [runs, offsets, lengths]) writeBytes(writer, description);
  writeSequences(writer, steps, tables);
}

/** Writes the literals, compressed if that pays and all of them have a code. */
function writeLiterals(writer: BitWriter, steps: Steps, { literals, mustSet }: BlockTables): void {
  const { literalCount } = steps;
  if (literals !== undefined) {
    const bits = huffmanBits(steps, literals.code, 0, literalCount);
    const headers = literalCount > MAX_IN_ONE_STREAM ? 10 : 3;
    const size = Math.ceil((bits + 1) / 8) + headers + literals.description.length;
    if (mustSet || size < literalCount) return writeCompressedLiterals(writer, steps, literals);
  }
  writeRawHeader(writer, literalCount);
  writeBytes(writer, steps.literals.subarray(0, literalCount));
}

/** The size of literals when compressed, in bits; Infinity where one has no code. */
function huffmanBits(
  { literals }: Steps,
  { lengths }: HuffmanCode,
  from: number,
  to: number,
): number {
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
  { code, type, description }: NonNullable<BlockTables["literals"]>,
): void {
  const { literalCount } = steps;
  const ends = streamEnds(steps, code, description.length);
  const sizes = ends.map((end, i) => streamSize(steps, code, ends[i - 1] ?? 0, end));
  const jumpTable = ends.length === 1 ? [] : sizes.slice(0, -1);
  const size = description.length + 2 * jumpTable.length + sizes.reduce((sum, one) => sum + one, 0);
  writeCompressedHeader(writer, type, literalCount, size);
  writeBytes(writer, description);
  for (const one of jumpTable) writeNumber(writer, one, 2);
  ends.forEach((end, i) => writeHuffmanStream(writer, steps, code, ends[i - 1] ?? 0, end));
}

/**
 * Many literals are written as four streams (RFC 8878, 3.1.1.3.1.6), and so are those that a code makes
 * longer: the header of a single one has no room for either size.
 */
function streamEnds(steps: Steps, code: HuffmanCode, descriptionSize: number): number[] {
  const count = steps.literalCount;
  const isShort = () => descriptionSize + streamSize(steps, code, 0, count) <= MAX_IN_ONE_STREAM;
  if (count <= MAX_IN_ONE_STREAM && isShort()) return [count];
  const quarter = Math.ceil(count / 4);
  return [quarter, 2 * quarter, 3 * quarter, count];
}

function streamSize(steps: Steps, code: HuffmanCode, from: number, to: number): number {
  return (huffmanBits(steps, code, from, to) + 8) >> 3;
}

/** Both sizes, in 10, 14 or 18 bits each (RFC 8878, 3.1.1.3.1.1). */
function writeCompressedHeader(
  writer: BitWriter,
  type: number,
  regeneratedSize: number,
  compressedSize: number,
): void {
  const largest = [MAX_IN_ONE_STREAM, 0, 0x3fff, 0x3ffff];
  const format = largest.findIndex((size) => Math.max(regeneratedSize, compressedSize) <= size);
  const width = format === 0 ? 10 : 6 + 4 * format;
  const header = type + 4 * format + 16 * regeneratedSize + 16 * 2 ** width * compressedSize;
  writeNumber(writer, header, (4 + 2 * width) / 8);
}

/** A Huffman-coded stream, which is read backward, so the last byte comes first (RFC 8878, 4.2.2). */
function writeHuffmanStream(
  writer: BitWriter,
  { literals }: Steps,
  { codes, lengths }: HuffmanCode,
  from: number,
  to: number,
): void {
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
function writeSequences(writer: BitWriter, steps: Steps, tables: BlockTables): void {
  const { count, runs, lengths } = steps;
  const values = offsetValues(steps);
  let [run, length, offset] = [-1, -1, -1];
  for (let i = count - 1; i >= 0; i--) {
    offset = writeCode(writer, tables.offsets, values[i]!, offset);
    length = writeCode(writer, tables.lengths, lengths[i]!, length);
    run = writeCode(writer, tables.runs, runs[i]!, run);
    writeExtra(writer, tables.runs, runs[i]!);
    writeExtra(writer, tables.lengths, lengths[i]!);
    writeExtra(writer, tables.offsets, values[i]!);
  }
  writeBits(writer, length, tables.lengths.distribution.accuracyLog);
  writeBits(writer, offset, tables.offsets.distribution.accuracyLog);
  writeBits(writer, run, tables.runs.distribution.accuracyLog);
  endBackward(writer);
}

/** @param state the state after it; -1: it is the last. @returns the state of its own. */
function writeCode(
  writer: BitWriter,
  { codes, encoder }: NumberTable,
  value: number,
  state: number,
): number {
  const code = codes.codeOf(value);
  return state < 0 ? initialState(encoder, code) : encodeSymbol(writer, encoder, code, state);
}

function writeExtra(writer: BitWriter, { codes }: NumberTable, value: number): void {
  writeExtraBits(writer, codes, codes.codeOf(value), value);
}
