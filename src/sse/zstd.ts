import { clearBits, createBitWriter, finishBits, writeBytes, writeNumber } from "./bit-writer.ts";
import { concatBytes, littleEndian } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { cutSteps, textLength } from "./cut-steps.ts";
import { parseEvent } from "./parse-event.ts";
import { createParseState } from "./parse-state.ts";
import { addLiterals, addMatch, clearSteps, createSteps, type Steps } from "./steps.ts";
import type { Related } from "./text-pair.ts";
import { writeContent } from "./zstd-block.ts";
import { ZSTD_PRICES } from "./zstd-prices.ts";
import { SETTING, STANDING } from "./zstd-standing.ts";

/** 1 MiB and 8 MiB, which is the most that browsers take (RFC 9659). */
const MIN_WINDOW_LOG = 20;
const MAX_WINDOW_LOG = 23;
/** A view's last event must be in the window when the next one is written. */
const WINDOW_PER_VIEW = 16 * 1024;
/** (RFC 8878, 3.1.1.2.4) */
const LARGEST_BLOCK = 128 * 1024;

const BLOCK_HEADER = 3;

const NOTHING = new Uint8Array();

/** Block types (RFC 8878, 3.1.1.2.2). */
const RAW = 0;
const COMPRESSED = 2;

const COLON = 0x3a;
const LINE_FEED = 0x0a;

const state = createParseState(ZSTD_PRICES, 1 << MIN_WINDOW_LOG);
const steps = createSteps();
const writer = createBitWriter();

/**
 * zstd in blocks that can be shared: of what came before, a block uses the plain text and the tables
 * that the first block sets, which are the same for all. So every decoder with the same plain text
 * behind it can decode it.
 *
 * @param views how many views share the stream. The more, the larger the window: every decoder of the
 * stream keeps as much plain text.
 */
export function createZstd(views: number): Codec {
  const log = 32 - Math.clz32(views * WINDOW_PER_VIEW - 1);
  const windowLog = Math.min(MAX_WINDOW_LOG, Math.max(MIN_WINDOW_LOG, log));
  const windowSize = 1 << windowLog;
  const compressAll = (events: readonly Related[]) => compress(events, windowSize);
  return {
    encoding: "zstd",
    header: concatBytes([frameHeader(windowLog), FIRST_BLOCK]),
    windowSize,
    begin: compressAll,
    begun: NOTHING,
    compress: compressAll,
    /** An empty block: it adds no text, so it moves nobody's history. */
    pause: EMPTY_BLOCK,
    keepAlive: EMPTY_BLOCK,
    store: rawBlock,
  };
}

/** The magic number, and neither content size nor checksum nor dictionary (RFC 8878, 3.1.1). */
function frameHeader(windowLog: number): Uint8Array {
  return Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3);
}

/** Compresses events that follow each other. None of the blocks is the last. */
function compress(events: readonly Related[], windowSize: number): Uint8Array {
  state.pair.windowSize = windowSize;
  clearBits(writer);
  clearSteps(steps);
  state.recent.fill(0);
  let written = 0;
  let size = 0;
  events.forEach((event, i) => {
    parseEvent(state, steps, event);
    size += event.bytes.length;
    const next = events[i + 1]?.bytes.length ?? Infinity;
    if (size + next <= LARGEST_BLOCK) return;
    writeBlocks(events.slice(written, i + 1), size);
    written = i + 1;
    size = 0;
  });
  return finishBits(writer);
}

/** Writes the steps so far, of events of so many bytes. */
function writeBlocks(events: readonly Related[], size: number): void {
  const parts = size <= LARGEST_BLOCK ? [steps] : cutSteps(steps, LARGEST_BLOCK);
  let at = 0;
  for (const part of parts) {
    const length = parts.length === 1 ? size : textLength(part);
    if (length === 0) continue;
    writeBlock(part, length, () => plainText(events, at, at + length));
    at += length;
  }
  clearSteps(steps);
  state.recent.fill(0);
}

/** Writes a block behind its header of three bytes (RFC 8878, 3.1.1.2); raw where that is smaller. */
function writeBlock(part: Steps, length: number, plain: () => Uint8Array): void {
  const from = writer.length;
  writeNumber(writer, 0, BLOCK_HEADER);
  writeContent(writer, part, STANDING);
  const size = writer.length - from - BLOCK_HEADER;
  if (size < length) return writer.bytes.set(blockHeader(COMPRESSED, size), from);
  writer.length = from;
  writeBytes(writer, rawBlock(plain()));
}

function blockHeader(type: number, size: number): Uint8Array {
  return littleEndian((size << 3) | (type << 1), BLOCK_HEADER);
}

function rawBlock(text: Uint8Array): Uint8Array {
  return concatBytes([blockHeader(RAW, text.length), text]);
}

function plainText(events: readonly Related[], from: number, to: number): Uint8Array {
  return concatBytes(events.map(({ bytes }) => bytes)).subarray(from, to);
}

/** A comment, which no page sees, so short that it does little else than set the tables. */
function firstBlock(): Uint8Array {
  const comment = createSteps();
  addLiterals(comment, Uint8Array.of(COLON), 0, 1);
  addMatch(comment, 3, 1);
  addLiterals(comment, Uint8Array.of(LINE_FEED), 0, 1);
  const block = createBitWriter();
  writeContent(block, comment, SETTING);
  const content = finishBits(block);
  return concatBytes([blockHeader(COMPRESSED, content.length), content]);
}

const FIRST_BLOCK = firstBlock();
const EMPTY_BLOCK = rawBlock(NOTHING);
