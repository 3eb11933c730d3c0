import { type BitWriter, writeBytes, writeNumber } from "./bit-writer.ts";
import { concatBytes, littleEndian } from "./bytes.ts";
import { cutSteps, textLength } from "./cut-steps.ts";
import { parseEvent } from "./parse-event.ts";
import type { ParseState } from "./parse-state.ts";
import { clearSteps, createSteps, type Steps } from "./steps.ts";
import type { Related } from "./text-pair.ts";
import { writeContent } from "./zstd-block.ts";
import type { BlockTables } from "./zstd-tables.ts";

/** (RFC 8878, 3.1.1.2.4) */
const LARGEST_BLOCK = 128 * 1024;

const BLOCK_HEADER = 3;

/** Block types (RFC 8878, 3.1.1.2.2). */
const RAW = 0;
const COMPRESSED = 2;

/** Chooses what blocks are written with. */
export interface TableChoice {
  /** @param length the length of the block's text. */
  choose(part: Steps, length: number): BlockTables;
  /** Hears that a block was written with these, and not raw. */
  onWritten(part: Steps, tables: BlockTables): void;
}

const steps = createSteps();

/** Writes events that follow each other as blocks. None of the blocks is the last. */
export function writeEvents(
  writer: BitWriter,
  state: ParseState,
  events: readonly Related[],
  choice: TableChoice,
): void {
  clearSteps(steps);
  state.recent.fill(0);
  let written = 0;
  let size = 0;
  events.forEach((event, i) => {
    parseEvent(state, steps, event);
    size += event.bytes.length;
    const next = events[i + 1]?.bytes.length ?? Infinity;
    if (size + next <= LARGEST_BLOCK) return;
    writeBlocks(writer, events.slice(written, i + 1), size, choice);
    state.recent.fill(0);
    written = i + 1;
    size = 0;
  });
}

/** Writes the steps so far, of events of so many bytes. */
function writeBlocks(
  writer: BitWriter,
  events: readonly Related[],
  size: number,
  choice: TableChoice,
): void {
  const parts = size <= LARGEST_BLOCK ? [steps] : cutSteps(steps, LARGEST_BLOCK);
  let at = 0;
  for (const part of parts) {
    const length = parts.length === 1 ? size : textLength(part);
    if (length === 0) continue;
    const tables = choice.choose(part, length);
    if (writeBlock(writer, part, tables, length)) choice.onWritten(part, tables);
    else writeBytes(writer, rawBlock(plainText(events, at, at + length)));
    at += length;
  }
  clearSteps(steps);
}

/**
 * Writes a block behind its header of three bytes (RFC 8878, 3.1.1.2).
 *
 * @returns whether it is smaller than its text; if not, nothing is written.
 */
export function writeBlock(
  writer: BitWriter,
  part: Steps,
  tables: BlockTables,
  length: number,
): boolean {
  const from = writer.length;
  writeNumber(writer, 0, BLOCK_HEADER);
  writeContent(writer, part, tables);
  const size = writer.length - from - BLOCK_HEADER;
  if (size < length) writer.bytes.set(blockHeader(COMPRESSED, size), from);
  else writer.length = from;
  return size < length;
}

function blockHeader(type: number, size: number): Uint8Array {
  return littleEndian((size << 3) | (type << 1), BLOCK_HEADER);
}

/** Text as it is, in a block of its own. */
export function rawBlock(text: Uint8Array): Uint8Array {
  return concatBytes([blockHeader(RAW, text.length), text]);
}

function plainText(events: readonly Related[], from: number, to: number): Uint8Array {
  return concatBytes(events.map(({ bytes }) => bytes)).subarray(from, to);
}
